from pathlib import Path

import pytest

from retrieval import manifest
from retrieval.corpus import Corpus
from retrieval.guidelines import Guidelines
from retrieval.ingest import is_built
from tests.retrieval.conftest import HashedWords


@pytest.fixture
def index(tmp_path: Path, sources: Path, embeddings: HashedWords) -> Path:
    Guidelines(tmp_path / "index", embeddings).build(sources)
    return tmp_path / "index"


def test_an_unchanged_corpus_needs_no_rebuild(index: Path, sources: Path, embeddings: HashedWords) -> None:
    assert is_built(Corpus(sources), index)
    assert Guidelines(index, embeddings).is_current(sources)


def edited(sources: Path) -> None:
    path = sources / "gout.md"
    path.write_text(path.read_text().replace("colchicine", "an NSAID"))


def renamed(sources: Path) -> None:
    (sources / "gout.md").rename(sources / "gout-2.md")


def removed(sources: Path) -> None:
    (sources / "gout.md").unlink()


@pytest.mark.parametrize("change", [edited, renamed, removed])
def test_a_changed_corpus_is_noticed(index: Path, sources: Path, change: object) -> None:
    assert callable(change)
    change(sources)
    assert not is_built(Corpus(sources), index)


def test_a_changed_cutting_is_noticed(index: Path, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "CHUNKING", manifest.CHUNKING + 1)
    assert not is_built(Corpus(sources), index)


def test_another_model_by_name_is_noticed_without_loading_it(index: Path, sources: Path) -> None:
    assert not is_built(Corpus(sources), index, model="another")


def test_another_place_for_the_vectors_is_noticed(index: Path, sources: Path) -> None:
    assert not is_built(Corpus(sources), index, chroma_url="http://127.0.0.1:8000")


def test_where_nothing_was_built_nothing_is_current(tmp_path: Path, sources: Path) -> None:
    assert not is_built(Corpus(sources), tmp_path / "index")
