"""What was done to a draft before a person saw it is undone, one change at a time."""

import pytest

from assistant.encounter import Change, Note, Omission, Section, Statement
from assistant.errors import InputRefused
from assistant.notes import review
from assistant.notes.put_back import put_back, stands

LEFT_OUT = Omission(kind="allergy", utterance=7, quote="a rash from penicillin", severity="critical")


def statement(number: int, problem: str = "") -> Statement:
    return Statement(id=f"s{number}", text=f"Text {number}.", problem=problem)


def removed(number: int, problem: str = "") -> Change:
    return Change(
        kind="removed",
        section="plan",
        before=f"Text {number}.",
        rule="plan",
        reason="…",
        statement=f"s{number}",
        problem=problem,
    )


REDRAFTED = Change(
    kind="redrafted", section="plan", before="Old.", after="Text 2.", rule="dose", reason="…", statement="s2"
)
ADDED = Change(
    kind="added",
    section="plan",
    after="Text 2.",
    rule="allergy",
    reason="…",
    statement="s2",
    omission=LEFT_OUT,
)


def note(statements: list[Statement], *changes: Change) -> Note:
    plan = Section(key="plan", title="Plan", statements=statements)
    return Note(
        sections=[Section(key="hpi", title="History", statements=[statement(1)]), plan], changes=list(changes)
    )


def plan_of(changed: Note) -> list[tuple[str, str]]:
    return [(s.id, s.text) for s in changed.sections[1].statements]


PLACES = [
    ([(2, ""), (4, "")], removed(3), ["s2", "s3", "s4"], "between its neighbours"),
    ([(3, ""), (4, "")], removed(2), ["s2", "s3", "s4"], "first of its section"),
    ([(2, ""), (3, "")], removed(4), ["s2", "s3", "s4"], "last of its section"),
    ([], removed(2), ["s2"], "the only one"),
    ([(2, ""), (9, ""), (4, "")], removed(3), ["s2", "s3", "s9", "s4"], "a later sentence moves on"),
    ([(2, "Cough"), (9, "Cough"), (4, "Gout")], removed(3, "Gout"), ["s2", "s9", "s3", "s4"],
     "not amid another problem"),
    ([(2, "Cough"), (9, "Cough"), (4, "Gout")], removed(3, "Cough"), ["s2", "s3", "s9", "s4"],
     "under its own problem"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "change", "ids", "why"), PLACES, ids=[row[-1] for row in PLACES])
def test_what_was_taken_out_stands_where_it_stood(
    there: list[tuple[int, str]], change: Change, ids: list[str], why: str
) -> None:
    changed = put_back(note([statement(n, problem) for n, problem in there], change), 0)
    assert [s for s, _ in plan_of(changed)] == ids
    back = review.statement_of(changed, change.statement)
    assert (back.text, back.problem, back.verdict) == (change.before, change.problem, "unchecked")


def test_the_old_words_stand_instead_of_the_new() -> None:
    before = note([statement(2), statement(3)], REDRAFTED)
    changed = put_back(before, 0)
    assert plan_of(changed) == [("s2", "Old."), ("s3", "Text 3.")]
    assert plan_of(before)[0] == ("s2", "Text 2."), "the stored version stays"


def test_the_old_words_stand_even_when_the_new_ones_were_taken_out_since() -> None:
    changed = put_back(review.removed(note([statement(2), statement(3)], REDRAFTED), "s2"), 0)
    assert plan_of(changed) == [("s2", "Old."), ("s3", "Text 3.")]


@pytest.mark.parametrize("way", ["put back", "removed"])
def test_what_was_put_in_is_missing_again_when_it_goes(way: str) -> None:
    before = note([statement(2), statement(3)], ADDED)
    changed = put_back(before, 0) if way == "put back" else review.removed(before, "s2")
    assert plan_of(changed) == [("s3", "Text 3.")]
    assert changed.omissions == [LEFT_OUT]
    decided = review.without_omission(changed, 0, "Of her sister.")
    assert decided.changes[0].omission == LEFT_OUT, "a decision does not reach what is kept with the change"


def test_it_is_listed_once_when_checking_found_it_already() -> None:
    before = note([statement(2)], ADDED).model_copy(update={"omissions": [LEFT_OUT.model_copy()]})
    assert put_back(before, 0).omissions == [LEFT_OUT]


@pytest.mark.parametrize("change", [removed(3), REDRAFTED, ADDED], ids=lambda change: change.kind)
def test_a_change_is_undone_once(change: Change) -> None:
    before = note([statement(2)], change)
    assert stands(before, change)
    after = put_back(before, 0)
    assert not stands(after, change)
    with pytest.raises(InputRefused, match="already"):
        put_back(after, 0)


def test_taken_out_by_a_person_it_can_be_put_back_again() -> None:
    once = put_back(note([statement(2)], removed(3)), 0)
    again = put_back(review.removed(once, "s3"), 0)
    assert plan_of(again) == [("s2", "Text 2."), ("s3", "Text 3.")]


def test_a_new_sentence_never_takes_the_id_of_one_that_was_taken_out() -> None:
    changed = review.added(note([statement(2)], removed(3)), "plan", "New.")
    assert [s for s, _ in plan_of(put_back(changed, 0))] == ["s2", "s3", "s4"]


@pytest.mark.parametrize("number", [-1, 1])
def test_a_change_that_is_not_listed_is_refused(number: int) -> None:
    with pytest.raises(InputRefused, match="no longer listed"):
        put_back(note([statement(2)], removed(3)), number)
