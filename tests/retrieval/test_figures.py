import pytest

from retrieval.document import Figure, GuidelineDocument, GuidelineSection, Recommendation
from retrieval.figures import differences, figure_faults


def document(name: str, *figures: tuple[str, str], superseded: bool = False) -> GuidelineDocument:
    return GuidelineDocument(
        id=name,
        title=name,
        terms=("x",),
        publisher="p",
        source="s",
        year=2023,
        url="https://example.org",
        licence="l",
        population="Adults",
        last_checked=None,
        status="superseded" if superseded else "current",
        superseded_by="other" if superseded else "",
        figures=tuple(Figure(what=what, value=value, recommendation=1) for what, value in figures),
        sections=(GuidelineSection(title="t", recommendations=()),),
        sha256="0",
    )


GOAL = "blood pressure goal in diabetes"

PAIRS = [
    ((GOAL, "<130/80 mm Hg"), (GOAL, "<140/90 mm Hg"), 1, "another number"),
    ((GOAL, "<130/80 mm Hg"), (GOAL, "130/80 mm Hg or more"), 1, "the other side of the number"),
    ((GOAL, "5 days"), (GOAL, "5 weeks"), 1, "another unit"),
    ((GOAL, "<130/80 mm Hg"), ("goal in diabetes of Blood Pressure", "<120/80 mm Hg"), 1, "words turned"),
    ((GOAL, "<130/80 mm Hg"), (GOAL, "<130/80 mmHg"), 0, "a space is no difference"),
    ((GOAL, "40-74 years"), (GOAL, "40–74 years"), 0, "a dash is no difference"),
    ((GOAL, "<2,300 mg"), (GOAL, "<2300 mg"), 0, "a separator is no difference"),
    ((GOAL, "<130/80 mm Hg"), ("blood pressure goal in stroke", "<140/90 mm Hg"), 0, "of something else"),
    (("dose at 1 hour", "5 mg"), ("dose at 2 hours", "10 mg"), 0, "a number in the name tells apart"),
]


@pytest.mark.parametrize(("first", "second", "expected", "why"), PAIRS, ids=[row[3] for row in PAIRS])
def test_two_current_documents_must_agree(
    first: tuple[str, str], second: tuple[str, str], expected: int, why: str
) -> None:
    assert len(list(differences([document("a", first), document("b", second)]))) == expected


def test_a_superseded_document_may_say_otherwise() -> None:
    old = document("a", (GOAL, "<140/90 mm Hg"), superseded=True)
    assert not list(differences([old, document("b", (GOAL, "<130/80 mm Hg"))]))


def test_each_pair_that_differs_is_told() -> None:
    three = [document(name, (GOAL, value)) for name, value in [("a", "1 mg"), ("b", "2 mg"), ("c", "3 mg")]]
    assert [(d.first.id, d.second.id) for d in differences(three)] == [("a", "b"), ("a", "c"), ("b", "c")]


TEXT = "Keep sodium below 2,300 mg a day, pressure at 120–129 over 80, and take 0.5 mg."

STATED = [
    ("<2,300 mg", 1, "", "as it is written"),
    ("2300 mg", 1, "", "without the separator"),
    ("120-129", 1, "", "both ends of a range"),
    ("0.5 mg", 1, "", "a decimal"),
    ("5 mg", 1, "gives 5 for", "part of another number"),
    ("<2,400 mg", 1, "gives 2400 for", "another number"),
    ("120-130", 1, "gives 130 for", "one end of the range is wrong"),
    ("2,300 mg", 2, "gives 2300 for", "another recommendation"),
    ("2,300 mg", 7, "recommendation 7 does not state", "no such recommendation"),
]


@pytest.mark.parametrize(("value", "number", "fault", "why"), STATED, ids=[row[3] for row in STATED])
def test_a_figure_stands_in_its_recommendation(value: str, number: int, fault: str, why: str) -> None:
    stated = [Recommendation(number=1, text=TEXT, place="p"), Recommendation(number=2, text="No.", place="p")]
    faults = list(figure_faults([Figure(what="x", value=value, recommendation=number)], stated))
    assert bool(faults) == bool(fault)
    assert fault in "; ".join(faults)


def test_one_document_gives_a_figure_once() -> None:
    stated = [Recommendation(number=1, text="5 mg, then 10 mg.", place="p")]
    twice = [
        Figure(what="dose of x", value="5 mg", recommendation=1),
        Figure(what="x dose", value="10 mg", recommendation=1),
    ]
    assert "twice" in "; ".join(figure_faults(twice, stated))
