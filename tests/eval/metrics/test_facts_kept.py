import pytest

from assistant.encounter import HandoutSentence
from eval.metrics.facts_kept import Fact, added, amounts, changes, kept, must_keep, of_the_plan
from tests.eval.told import handout, note


def lost(text: str, at: tuple[int, int]) -> set[tuple[str, str]]:
    """Facts that are not kept when one sentence, by section and number, has this text; its row goes too."""
    changed = handout()
    source = changed.sections[at[0]].sentences[at[1]].source
    changed.sections[at[0]].sentences[at[1]].text = text
    changed.medicines = [row for row in changed.medicines if row.source != source]
    return {(f.kind, f.value) for f in must_keep(note()) if not kept(f, note(), changed)}


def test_a_faithful_handout_keeps_all_and_adds_nothing() -> None:
    facts = must_keep(note())
    assert {f.kind for f in facts} == {"number", "drug", "denial", "change", "warning", "follow_up"}
    assert [f for f in facts if not kept(f, note(), handout())] == []
    assert added(note(), handout()) == []


LOST = [
    ("Start meloxicam once daily for 2 weeks.", (1, 1), {("number", "15 mg")}, "a dose"),
    ("Start meloxicam 15 mg for 2 weeks.", (1, 1), {("number", "1 a day")}, "how often"),
    ("Start a pill, 15 mg once daily for 2 weeks.", (1, 1), {("drug", "meloxicam")}, "a name"),
    ("Take meloxicam 15 mg once daily for 2 weeks.", (1, 1), set(), "other words for a start"),
    ("Meloxicam 15 mg once daily for 2 weeks.", (1, 1), {("change", "start")}, "a change"),
    ("You should take ibuprofen.", (2, 0), {("denial", "She should not take ibuprofen.")}, "a denial"),
    (
        "You may have swelling that gets worse.",
        (3, 0),
        {("warning", "She should call us if the swelling gets worse.")},
        "a warning without what to do",
    ),
    ("Get in touch.", (3, 0), {("warning", "She should call us if the swelling gets worse.")}, "a warning"),
    (
        "Thank you.",
        (4, 0),
        {("follow_up", "Follow up in 4 weeks."), ("number", "4 week")},
        "a follow-up",
    ),
]


@pytest.mark.parametrize(("text", "at", "expected", "reason"), LOST, ids=[row[3] for row in LOST])
def test_lost(text: str, at: tuple[int, int], expected: set[tuple[str, str]], reason: str) -> None:
    assert lost(text, at) == expected


def test_a_row_of_the_table_tells_a_dose_and_a_change() -> None:
    changed = handout()
    changed.sections = [s for s in changed.sections if s.key != "decided"]
    facts = [f for f in must_keep(note()) if f.statement == "s4"]
    assert [f for f in facts if not kept(f, note(), changed)] == []


ADDED = [
    ("Take naproxen.", [("drug", "naproxen")], "a drug"),
    ("Rest for 3 days.", [("number", "3 day")], "a number"),
    ("Come back on Friday.", [("date", "friday")], "a day"),
    ("Call 911 right away.", [], "the number to call"),
    ("You are 61.", [], "a number of the note without its unit"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ADDED, ids=[row[2] for row in ADDED])
def test_added(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    changed = handout()
    changed.sections[0].sentences.append(HandoutSentence(text=text, source=["s2"]))
    assert added(note(), changed) == [Fact.model_validate({"kind": k, "value": v}) for k, v in expected]


def test_what_is_cited_from_a_guideline_is_not_added() -> None:
    changed = handout()
    changed.sections[0].sentences.append(HandoutSentence(text="Take naproxen.", cited="g1"))
    assert added(note(), changed) == []


OFTEN = [("twice daily", "2 times a day"), ("once a day", "daily"), ("BID", "twice a day")]


@pytest.mark.parametrize(("one", "other"), OFTEN)
def test_how_often_is_one_fact_in_each_form(one: str, other: str) -> None:
    assert amounts(one) == amounts(other) != []


def test_a_label_is_no_change() -> None:
    assert changes("Continue lisinopril.") == set()
    text = "Medical Treatment: Stop lisinopril."
    assert changes(text) == {"stop"}


def test_the_plan_is_read_whole() -> None:
    assert {f.statement for f in of_the_plan(note())} >= {"s3", "s4", "s5", "s6", "s8"}
