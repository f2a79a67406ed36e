"""The whole search on small guidelines."""

from pathlib import Path

import pytest

from retrieval.filters import Wanted
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.rules import search_rules
from retrieval.search import candidates, nearest_titles, ranked, search
from tests.retrieval.conftest import HashedWords, guideline


def opened(tmp_path: Path, sources: Path, embeddings: HashedWords) -> OpenIndex:
    Guidelines(tmp_path / "index", embeddings).build(sources)
    made = current_generation(tmp_path / "index")
    assert made
    return OpenIndex(made)


@pytest.fixture
def index(tmp_path: Path, sources: Path, embeddings: HashedWords) -> OpenIndex:
    return opened(tmp_path, sources, embeddings)


def test_a_passage_says_why_it_was_found(index: OpenIndex, embeddings: HashedWords) -> None:
    found = search(index, embeddings, "Zyloprim for gout", 1, search_rules())[0]
    assert found.why
    assert found.why.words == ("allopurinol", "gout")
    assert set(found.why.scores) == set(search_rules().names.weights)
    assert all(0 <= value <= 1 for value in found.why.scores.values())


def test_candidates_come_from_both_searches(index: OpenIndex, embeddings: HashedWords) -> None:
    found = candidates(index, embeddings, "gout flare", search_rules())
    assert found
    assert index.rows.document(found.fused[0]) == "gout"
    assert set(found.by_words) | set(found.by_meaning) == set(found.fused)


def test_weak_passages_are_ranked_but_not_shown(index: OpenIndex, embeddings: HashedWords) -> None:
    scores = [passage.score for passage in ranked(index, embeddings, "gout", search_rules())]
    assert scores == sorted(scores, reverse=True)
    assert ranked(index, embeddings, "ovarian cancer", search_rules())
    assert search(index, embeddings, "ovarian cancer", 3, search_rules()) == []


def test_filters_leave_documents_out(index: OpenIndex, embeddings: HashedWords) -> None:
    assert search(index, embeddings, "gout", 3, search_rules(), Wanted(since=2023))
    assert search(index, embeddings, "gout", 3, search_rules(), Wanted(since=2024)) == []


def test_superseded_documents_are_not_found(tmp_path: Path, sources: Path, embeddings: HashedWords) -> None:
    new = (sources / "gout.md").read_text(encoding="utf-8")
    old = new.replace("last_checked: never", "last_checked: never\nstatus: superseded\nsuperseded_by: gout")
    (sources / "gout-2010.md").write_text(old, encoding="utf-8")
    new = new.replace("last_checked: never", "last_checked: never\nsupersedes: gout-2010")
    (sources / "gout.md").write_text(new, encoding="utf-8")
    index = opened(tmp_path, sources, embeddings)
    found = [passage.document for passage in ranked(index, embeddings, "gout flare", search_rules())]
    assert "gout" in found
    assert "gout-2010" not in found
    assert nearest_titles(index, embeddings, "gout", 9).count("Gout") == 1


def test_nearest_titles(tmp_path: Path, sources: Path, embeddings: HashedWords) -> None:
    (sources / "plague.md").write_text(guideline("Plague", "plague", "Treat plague.", "Isolate plague."))
    index = opened(tmp_path, sources, embeddings)
    assert nearest_titles(index, embeddings, "wrist", 1) == ["Wrist fracture"]
    assert len(nearest_titles(index, embeddings, "wrist", 3)) == 3
    assert nearest_titles(index, embeddings, "", 2) == []
    assert nearest_titles(index, embeddings, "gout", 3, Wanted(since=2024)) == []


@pytest.mark.parametrize("query", ["", "...", "right"])
def test_nothing_asked_is_nothing_found(index: OpenIndex, embeddings: HashedWords, query: str) -> None:
    assert ranked(index, embeddings, query, search_rules()) == []
