"""The guidelines that ship, searched with the real embedding model."""

from pathlib import Path

import pytest

from assistant.models.embeddings import embeddings
from assistant.settings import ROOT, get_settings
from retrieval.calibrate import measure, read_questions
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.rules import search_rules

pytestmark = pytest.mark.models


def test_covered_problems_are_found_and_others_are_not(tmp_path: Path) -> None:
    model = embeddings(get_settings())
    store = Guidelines(tmp_path, model)
    store.build(ROOT / "knowledge" / "guidelines")
    generation = current_generation(tmp_path)
    assert generation
    figures = measure(OpenIndex(generation), model, read_questions(), search_rules())
    names, questions = figures["names"], figures["questions"]
    assert min(names.right_in_three, questions.right_in_three) >= 0.95
    assert min(names.kept, names.refused) >= 0.95
    assert questions.kept >= 0.93
    assert questions.refused >= 0.6
    assert names.weakest == pytest.approx(search_rules().names.weakest, abs=0.02)
    assert questions.weakest == pytest.approx(search_rules().questions.weakest, abs=0.02)
    assert store.search("Right knee pain, likely osteoarthritis")[0].document == "osteoarthritis"
    assert store.search("Quarterly earnings of a software company") == []
    assert (
        store.search("Which antibiotic for a child with middle ear infection?")[0].document == "otitis-media"
    )
    assert store.search("What does isotretinoin cost per month?") == []
