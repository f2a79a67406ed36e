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
    assert figures.right_in_three >= 0.95
    assert figures.kept >= 0.95
    assert figures.refused >= 0.9
    assert figures.weakest == pytest.approx(search_rules().weakest, abs=0.02)
    assert store.search("Right knee pain, likely osteoarthritis")[0].document == "osteoarthritis"
    assert store.search("Quarterly earnings of a software company") == []
