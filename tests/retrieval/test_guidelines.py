from pathlib import Path

import pytest

from assistant.errors import GateClosed, InputRefused
from retrieval.guidelines import Guidelines
from retrieval.manifest import Manifest
from retrieval.rules import search_rules
from tests.retrieval.conftest import HashedWords, guideline


@pytest.fixture
def store(tmp_path: Path, sources: Path, embeddings: HashedWords) -> Guidelines:
    made = Guidelines(tmp_path / "index", embeddings)
    made.build(sources)
    return made


FOUND = [
    ("Gout flare", "gout", "its own words"),
    ("GOUT", "gout", "case does not matter"),
    ("Likely broken wrist, right side", "fracture", "by a name of the topic"),
    ("Asthma inhalers", "asthma", "by words of a recommendation"),
]


@pytest.mark.parametrize(("query", "document", "why"), FOUND, ids=[row[2] for row in FOUND])
def test_a_problem_finds_its_guideline(store: Guidelines, query: str, document: str, why: str) -> None:
    best = store.search(query)[0]
    assert best.document == document
    assert search_rules().names.weakest <= best.score <= 1
    assert (best.publisher, best.year, best.url) == ("A society", 2023, "https://example.org/guideline")


NOTHING = [
    ("ovarian cancer", "no guideline covers it"),
    ("zxcv qwer", "no words"),
    ("right", "only words without a topic"),
    ("", "nothing asked"),
    ("...", "no letters"),
]


@pytest.mark.parametrize(("query", "why"), NOTHING, ids=[row[1] for row in NOTHING])
def test_weak_matches_are_nothing_found(store: Guidelines, query: str, why: str) -> None:
    assert store.search(query) == []


def test_no_more_than_asked_for(store: Guidelines) -> None:
    assert len(store.search("gout flare", k=1)) == 1
    assert store.search("gout flare", k=0) == []


def test_the_best_comes_first(store: Guidelines) -> None:
    scores = [passage.score for passage in store.search("gout asthma broken wrist", k=9)]
    assert scores == sorted(scores, reverse=True)


def test_documents_can_be_read(store: Guidelines) -> None:
    assert [d.title for d in store.documents()] == ["Asthma", "Gout", "Wrist fracture"]
    assert store.document("gout").recommendations()[0].place == "Section 1"
    with pytest.raises(InputRefused, match="no guideline"):
        store.document("plague")


def test_without_an_index_the_message_says_what_to_do(tmp_path: Path, embeddings: HashedWords) -> None:
    store = Guidelines(tmp_path / "none", embeddings)
    assert not store.is_current(tmp_path)
    with pytest.raises(GateClosed, match="make setup"):
        store.search("gout")


def test_an_index_of_another_model_is_never_searched(
    tmp_path: Path, store: Guidelines, sources: Path
) -> None:
    for other in (HashedWords(seed="other"), HashedWords(size=128)):
        stranger = Guidelines(tmp_path / "index", other)
        assert not stranger.is_current(sources)
        with pytest.raises(GateClosed, match="another embedding model"):
            stranger.search("gout")


def test_a_rebuilt_index_is_used_at_once(store: Guidelines, sources: Path) -> None:
    (sources / "plague.md").write_text(guideline("Plague", "plague", "Treat plague.", "Isolate plague."))
    assert store.search("plague") == []
    assert not store.is_current(sources)
    store.build(sources)
    assert store.is_current(sources)
    assert store.search("plague")[0].document == "plague"


def test_an_index_of_another_version_is_not_read(store: Guidelines, tmp_path: Path) -> None:
    manifest = next((tmp_path / "index").glob("index-*/manifest.json"))
    older = Manifest.model_validate_json(manifest.read_bytes()).model_copy(update={"chunking": 0})
    manifest.write_text(older.model_dump_json(), encoding="utf-8")
    with pytest.raises(GateClosed, match="not indexed"):
        store.search("gout flare")
