"""The guidelines that ship: each can be read, and each statement can be cited."""

from collections import Counter
from datetime import date

import pytest

from assistant.settings import ROOT
from retrieval.chunk import passages_of
from retrieval.consistency import check_folder
from retrieval.document import GuidelineDocument
from retrieval.figures import subject
from retrieval.load import guideline_files, load_guideline

FOLDER = ROOT / "knowledge" / "guidelines"
FILES = guideline_files(FOLDER)
LONGEST = 60


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def document(request: pytest.FixtureRequest) -> GuidelineDocument:
    return load_guideline(request.param)


def test_there_are_enough_topics() -> None:
    assert len(FILES) >= 60


def test_they_are_consistent() -> None:
    assert check_folder(FOLDER, date(2026, 11, 24)).faults == ()


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


COVERED = [
    ("chronic diseases", ["hypertension", "type-2-diabetes", "copd", "dementia", "rheumatoid-arthritis"]),
    ("acute complaints", ["acute-cough", "gastroenteritis", "otitis-media", "abdominal-pain-imaging"]),
    (
        "prevention and screening",
        ["colorectal-cancer-screening", "lung-cancer-screening", "adult-immunization"],
    ),
    ("anticoagulants", ["anticoagulant-bleeding", "anticoagulants-and-surgery"]),
    ("insulin", ["insulin-safety"]),
    ("opioids", ["opioids-for-pain", "opioid-use-disorder"]),
    ("NSAIDs", ["nsaid-safety"]),
    ("antibiotics", ["antibiotic-stewardship", "short-course-antibiotics", "penicillin-allergy"]),
    ("pregnancy", ["medicines-in-pregnancy", "hypertension-in-pregnancy", "gestational-diabetes"]),
    ("renal dosing", ["medicines-in-kidney-disease"]),
    ("red flags", ["headache-red-flags", "back-pain-red-flags", "sepsis", "acute-stroke", "anaphylaxis"]),
]


@pytest.mark.parametrize(("field", "names"), COVERED, ids=[row[0] for row in COVERED])
def test_each_field_is_covered(field: str, names: list[str]) -> None:
    assert not set(names) - {path.stem for path in FILES}


def test_figures_have_names_that_summaries_share() -> None:
    """The comparison of two documents would be empty if each named its figures in its own way."""
    documents = [load_guideline(path) for path in FILES]
    named = Counter(subject(figure) for document in documents for figure in document.figures)
    assert sum(count > 1 for count in named.values()) >= 15


def test_a_superseded_edition_is_kept_and_marked() -> None:
    documents = [load_guideline(path) for path in FILES]
    assert [document.id for document in documents if not document.is_current()]
