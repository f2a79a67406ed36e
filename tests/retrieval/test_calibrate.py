from pathlib import Path

import pytest

from assistant.settings import ROOT
from retrieval.calibrate import Answerable, Questions, measure, read_questions, threshold
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.load import guideline_files
from retrieval.rules import search_rules
from tests.retrieval.conftest import HashedWords

SETS = [
    ([0.8, 0.7], [0.2, 0.3], 0.5, "the middle of the gap"),
    ([0.8, 0.1], [0.2, 0.3], 0.05, "a covered question is not given up for refusals"),
    ([0.1, *[0.8] * 19], [0.2, 0.3], 0.55, "one of twenty is"),
    ([0.5], [0.5], 0.25, "no threshold helps: keep rather than refuse"),
]


@pytest.mark.parametrize(("covered", "uncovered", "expected", "why"), SETS, ids=[row[3] for row in SETS])
def test_threshold(covered: list[float], uncovered: list[float], expected: float, why: str) -> None:
    assert threshold(covered, uncovered, kept=0.92) == expected


def test_questions_name_documents_that_ship() -> None:
    shipped = {path.stem for path in guideline_files(ROOT / "knowledge" / "guidelines")}
    questions = read_questions()
    assert {name for a in questions.answerable for name in a.documents} <= shipped
    recommendations = [name.split(":") for a in questions.answerable for name in a.recommendations]
    assert {document for document, _ in recommendations} <= shipped
    assert all(a.has_answer() for a in questions.answerable)
    assert len(questions.answerable) >= 60
    assert len(questions.unanswerable) >= 30


def test_figures_of_a_small_set(tmp_path: Path, sources: Path, embeddings: HashedWords) -> None:
    Guidelines(tmp_path / "index", embeddings).build(sources)
    generation = current_generation(tmp_path / "index")
    assert generation
    asked = Questions(
        answerable=[
            Answerable(query="gout flare", documents=["gout"]),
            Answerable(query="asthma", documents=["gout"]),
        ],
        unanswerable=["zebra", "lawn mower"],
    )
    figures = measure(OpenIndex(generation), embeddings, asked, search_rules())
    assert set(figures) == {"names"}
    names = figures["names"]
    assert (names.first_is_right, names.auc, names.refused) == (0.5, 1.0, 1.0)
