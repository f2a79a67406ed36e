import hashlib

import pytest

from retrieval.chunk import WORDS, passages_of
from retrieval.document import GuidelineDocument, GuidelineSection, Recommendation


def document(*sections: tuple[str, list[int]]) -> GuidelineDocument:
    """A document whose recommendations have the given numbers of words."""
    made, number = [], 0
    for title, lengths in sections:
        items = []
        for length in lengths:
            number += 1
            items.append(
                Recommendation(number=number, text="word " * (length - 1) + "end.", place=f"Place {number}")
            )
        made.append(GuidelineSection(title=title, recommendations=tuple(items)))
    return GuidelineDocument(
        id="topic",
        title="Topic",
        terms=("topic",),
        publisher="A society",
        source="A guideline",
        year=2023,
        url="https://example.org",
        licence="Copyright",
        population="Adults",
        last_checked=None,
        sections=tuple(made),
        sha256="0",
    )


def test_a_passage_never_crosses_a_heading() -> None:
    passages = passages_of(document(("One", [5]), ("Two", [5])))
    assert [(p.section, p.id) for p in passages] == [("One", "topic:1"), ("Two", "topic:2")]


GROUPS = [
    ([10, 10, 10], ["topic:1-3"], "short ones share a passage"),
    ([WORDS // 2] * 4, ["topic:1-2", "topic:3-4"], "too many for one passage make two"),
    ([30] * 4, ["topic:1-2", "topic:3-4"], "passages are of about the same length, none is left alone"),
    ([WORDS, 5], ["topic:1", "topic:2"], "a long one does not take the next one in"),
]


@pytest.mark.parametrize(("lengths", "expected", "why"), GROUPS, ids=[row[2] for row in GROUPS])
def test_recommendations_are_grouped(lengths: list[int], expected: list[str], why: str) -> None:
    assert [p.id for p in passages_of(document(("One", lengths)))] == expected


def test_a_long_recommendation_is_never_cut() -> None:
    (passage,) = passages_of(document(("One", [WORDS * 2])))
    assert len(passage.text.split()) == WORDS * 2


def test_a_passage_names_every_place_it_comes_from() -> None:
    (passage,) = passages_of(document(("One", [5, 5])))
    assert passage.source == "A guideline: Place 1; Place 2"
    assert passage.sha256 == hashlib.sha256(passage.text.encode()).hexdigest()
