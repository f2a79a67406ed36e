import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import GateClosed, InputRefused, StorageFailed
from assistant.settings import ROOT
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords

KILLED = """
import os, sys
from pathlib import Path
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords

class Dies(HashedWords):
    def embed_documents(self, texts):
        os._exit(9)

Guidelines(Path(sys.argv[1]), Dies()).build(Path(sys.argv[2]))
"""


class Breaks(HashedWords):
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise OSError(28, "No space left on device")


@pytest.fixture
def index(tmp_path: Path, sources: Path, embeddings: HashedWords) -> Path:
    Guidelines(tmp_path / "index", embeddings).build(sources)
    return tmp_path / "index"


def changed(sources: Path) -> None:
    """A text that is new has to be embedded; unchanged ones keep their vectors."""
    path = sources / "gout.md"
    path.write_text(path.read_text().replace("colchicine", "an NSAID"))


def generations(index: Path) -> list[Path]:
    return sorted(index.glob("index-*"))


def test_a_build_that_is_killed_leaves_the_old_index(
    index: Path, sources: Path, embeddings: HashedWords
) -> None:
    changed(sources)
    command = [sys.executable, "-c", KILLED, str(index), str(sources)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert len(generations(index)) == 2
    store = Guidelines(index, embeddings)
    assert store.search("gout flare")[0].document == "gout"
    store.build(sources)
    store.build(sources)
    assert len(generations(index)) == 2, "what the killed build left is swept away"


def test_a_full_disk_leaves_the_old_index(index: Path, sources: Path, embeddings: HashedWords) -> None:
    before = current_generation(index)
    changed(sources)
    with pytest.raises(StorageFailed, match="No space left"):
        Guidelines(index, Breaks()).build(sources)
    assert current_generation(index) == before
    assert generations(index) == [before]


def test_a_bad_file_leaves_the_old_index(index: Path, sources: Path, embeddings: HashedWords) -> None:
    (sources / "bad.md").write_text("no front matter")
    with pytest.raises(InputRefused, match=r"bad\.md"):
        Guidelines(index, embeddings).build(sources)
    assert Guidelines(index, embeddings).search("gout flare")


def test_a_reader_goes_on_with_what_it_opened(index: Path, sources: Path, embeddings: HashedWords) -> None:
    reader = Guidelines(index, embeddings)
    assert reader.search("gout flare")
    Guidelines(index, embeddings).build(sources)
    assert reader.search("gout flare")


class Counts(HashedWords):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return super().embed_documents(texts)


def test_only_changed_texts_are_embedded(index: Path, sources: Path) -> None:
    changed(sources)
    counted = Counts()
    written = Guidelines(index, counted).build(sources)
    passage, *new_words = counted.asked
    assert written.embedded == len(counted.asked)
    assert "an NSAID" in passage
    assert set(new_words) <= {"an", "nsaid"}


def test_nothing_of_another_model_is_kept(index: Path, sources: Path) -> None:
    counted = Counts()
    counted.seed = "other"
    store = Guidelines(index, counted)
    written = store.build(sources)
    assert written.embedded == len(set(counted.asked)) > 6
    assert store.search("gout flare")[0].document == "gout"


def test_what_was_taken_out_is_not_found_in_the_copied_store(
    index: Path, sources: Path, embeddings: HashedWords
) -> None:
    (sources / "fracture.md").unlink()
    store = Guidelines(index, embeddings)
    store.build(sources)
    assert store.search("broken wrist") == []
    assert store.search("gout flare")[0].document == "gout"


def test_a_report_that_raises_leaves_the_old_index(
    index: Path, sources: Path, embeddings: HashedWords
) -> None:
    def stop(message: str, done: float) -> None:
        raise KeyboardInterrupt

    before = current_generation(index)
    changed(sources)
    with pytest.raises(KeyboardInterrupt):
        Guidelines(index, embeddings).build(sources, stop)
    assert current_generation(index) == before and generations(index) == [before]


def test_a_damaged_index_is_built_from_nothing(index: Path, sources: Path, embeddings: HashedWords) -> None:
    generation = current_generation(index)
    assert generation
    (generation / "texts.npy").write_bytes(b"x")
    for part in (generation / "vectors").rglob("*.sqlite3"):
        part.write_bytes(b"no database")
    changed(sources)
    with pytest.raises(StorageFailed, match="rebuild --fresh"):
        Guidelines(index, embeddings).build(sources)
    written = Guidelines(index, embeddings).build(sources, fresh=True)
    assert written.embedded > 1 and Guidelines(index, embeddings).search("gout flare")


def test_an_index_of_an_older_version_is_built_anew(
    index: Path, sources: Path, embeddings: HashedWords
) -> None:
    generation = current_generation(index)
    assert generation
    (generation / "manifest.json").write_text('{"chunking": 1, "corpus": "x"}')
    store = Guidelines(index, embeddings)
    assert not store.is_built(sources)
    with pytest.raises(GateClosed, match="not indexed"):
        store.search("gout")
    store.build(sources)
    assert store.is_built(sources) and store.search("gout flare")


def test_progress_ends_at_one(tmp_path: Path, sources: Path, embeddings: HashedWords) -> None:
    seen: list[float] = []
    Guidelines(tmp_path / "index", embeddings).build(sources, lambda message, done: seen.append(done))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
