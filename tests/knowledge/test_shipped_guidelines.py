"""The guidelines that ship: each can be read, and each statement can be cited."""

import pytest

from assistant.settings import ROOT
from retrieval.chunk import passages_of
from retrieval.document import GuidelineDocument
from retrieval.load import guideline_files, load_guideline

FILES = guideline_files(ROOT / "knowledge" / "guidelines")
LONGEST = 60


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def document(request: pytest.FixtureRequest) -> GuidelineDocument:
    return load_guideline(request.param)


def test_there_are_enough_topics() -> None:
    assert len(FILES) >= 24


def test_every_file_has_recommendations_with_sources(document: GuidelineDocument) -> None:
    assert len(document.recommendations()) >= 5
    assert all(r.place for r in document.recommendations())


def test_recommendations_are_short_enough_to_read_at_a_glance(document: GuidelineDocument) -> None:
    assert not [r.number for r in document.recommendations() if len(r.text.split()) > LONGEST]


def test_passages_have_names_of_their_own(document: GuidelineDocument) -> None:
    names = [passage.id for passage in passages_of(document)]
    assert len(names) == len(set(names))


def test_titles_are_distinct() -> None:
    titles = [load_guideline(path).title for path in FILES]
    assert len(titles) == len(set(titles))
