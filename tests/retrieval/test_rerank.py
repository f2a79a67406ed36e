from typing import get_args

import numpy as np
import pytest

from retrieval.passage import Passage
from retrieval.query import read_query
from retrieval.rerank import PARTS, Part, Reranker
from retrieval.titles import Titles
from retrieval.word_vectors import WordVectors

PASSAGE = Passage(
    id="gout:1", document="gout", title="Gout", section="Flares", text="Treat a gout flare with colchicine.",
    publisher="A", year=2020, source="", url="", licence="", sha256="",
)  # fmt: skip


def reranker(part: Part) -> Reranker:
    query = read_query("gout flare")
    assert query
    weights = {one: float(one == part) for one in PARTS}
    vectors = WordVectors(["gout", "colchicine"], np.eye(2, dtype=np.float32))
    asked = np.array([[1, 0], [0, 0.65]], dtype=np.float32)
    return Reranker(query, asked, vectors, Titles([]), lambda word: 1.0, weights, 0.5)


SCORES: list[tuple[Part, float, str]] = [
    ("passage", 0.4, "the similarity of the passage"),
    ("topic", 0.0, "a similarity below 0 counts as 0"),
    ("words", 1.0, "no part is more than 1"),
    ("covered", 1.0, "both words stand in the passage"),
    ("near", 0.75, "one word is there, the other half as near as can be"),
    ("together", 1.0, "one after the other"),
    ("title", 0.0, "no document of this name"),
]


@pytest.mark.parametrize(("part", "score", "why"), SCORES, ids=[row[2] for row in SCORES])
def test_each_part_of_a_score(part: Part, score: float, why: str) -> None:
    assert reranker(part).scored(PASSAGE, 0.4, -0.2, 1.2).score == pytest.approx(score)


def test_every_part_is_told() -> None:
    found = reranker("words").scored(PASSAGE, 0.4, -0.2, 0.3)
    assert found.why
    assert tuple(found.why.scores) == get_args(Part)
    assert found.why.words == ("gout", "flare")
