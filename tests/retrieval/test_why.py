import pytest

from retrieval.query import Query
from retrieval.why import shared

QUERY = Query(
    question=False,
    text="gout diet",
    words=("gout", "diet"),
    related={"diet": frozenset({"food", "eating"})},
)

CASES = [
    (["gout", "needs", "diet"], ("gout", "diet"), 1.0, 1.0, "both words, one between them"),
    (["gout", "and", "then", "a", "diet"], ("gout", "diet"), 1.0, 0.0, "both words, far apart"),
    (["gout", "food"], ("gout", "food"), 0.75, 0.0, "another name counts in part"),
    (["diet"], ("diet",), 0.5, 0.0, "one of two"),
    (["asthma"], (), 0.0, 0.0, "nothing"),
    ([], (), 0.0, 0.0, "an empty passage"),
]


@pytest.mark.parametrize(
    ("text", "found", "covered", "together", "why"), CASES, ids=[row[4] for row in CASES]
)
def test_shared(text: list[str], found: tuple[str, ...], covered: float, together: float, why: str) -> None:
    made = shared(QUERY, text, lambda word: 1.0, credit=0.5)
    assert (made.found, made.covered, made.together) == (found, pytest.approx(covered), together)


def test_what_it_lacks() -> None:
    assert shared(QUERY, ["gout", "then"], lambda word: 1.0, 0.5).lacking == ("diet",)
    assert shared(QUERY, ["food"], lambda word: 1.0, 0.5).lacking == ("gout",)


def test_rare_words_count_more() -> None:
    made = shared(QUERY, ["gout"], lambda word: 3.0 if word == "gout" else 1.0, credit=0.5)
    assert made.covered == pytest.approx(0.75)


def test_a_single_word_stands_together() -> None:
    one = Query(question=False, text="gout", words=("gout",), related={})
    assert shared(one, ["gout"], lambda word: 1.0, 0.5).together == 1.0
