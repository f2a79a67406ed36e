from collections import Counter
from dataclasses import replace

import pytest

from eval.planted.handout_case import Spoilt, Told
from eval.planted.handout_errors import edit, spoil
from eval.planted.handout_wording import handout_wording
from tests.eval.told import handout, note, told

MANY = 100
"""More than there are: every way comes out."""


def changes(kind: str, of: Told | None = None) -> set[tuple[str, str]]:
    """What the planter makes of the invented handout, as before and after."""
    return {(s.before, s.after) for s in spoil(of or told(), per_handout=MANY) if s.kind == kind}


def test_the_same_handout_gives_the_same_errors() -> None:
    def seen(spoilt: list[Spoilt]) -> list[tuple[str, str, str]]:
        return [(s.how, s.before, s.after) for s in spoilt]

    assert seen(spoil(told())) == seen(spoil(told()))
    assert seen(edit(told())) == seen(edit(told()))
    assert seen(spoil(told())) != seen(spoil(told(), seed=1))


def test_at_most_three_of_a_kind_and_as_many_ways_as_there_are() -> None:
    spoilt = spoil(told())
    assert Counter(s.kind for s in spoilt) == dict.fromkeys(
        ("dose", "negation", "lost_warning", "lost_follow_up", "invented"), 3
    )
    assert len({(s.kind, s.how) for s in spoilt}) == len(spoilt)


def test_each_copy_differs_and_the_handout_stays_as_it_is() -> None:
    before = handout().text()
    case = told()
    for spoilt in [*spoil(case, per_handout=MANY), *edit(case, per_handout=MANY)]:
        assert spoilt.handout.text() != before, spoilt.how
        assert spoilt.before != spoilt.after, spoilt.how
    assert case.handout.text() == before


DOSES = [
    ("Meloxicam: 15 mg", "Meloxicam: 30 mg", "double, in the table"),
    ("Meloxicam: 15 mg", "Meloxicam: 15 mcg", "another unit"),
    ("Meloxicam: 15 mg", "Meloxicam: 20 mg", "another medicine's"),
    (
        "Increase lisinopril from 10 mg to 20 mg once daily.",
        "Increase lisinopril from 20 mg to 10 mg once daily.",
        "two amounts that changed places",
    ),
]


@pytest.mark.parametrize(("before", "after", "reason"), DOSES, ids=[row[2] for row in DOSES])
def test_doses(before: str, after: str, reason: str) -> None:
    assert (before, after) in changes("dose")


def test_a_length_of_time_is_no_dose() -> None:
    assert not any("4 weeks" in before for before, _ in changes("dose"))


NEGATIONS = [
    ("You should not take ibuprofen.", "You should take ibuprofen.", "a denial goes"),
    ("X-ray of the left knee shows no fracture.", "X-ray of the left knee shows some fracture.", "no"),
    ("Follow up in 4 weeks.", "Do not follow up in 4 weeks.", "an order is denied"),
]


@pytest.mark.parametrize(("before", "after", "reason"), NEGATIONS, ids=[row[2] for row in NEGATIONS])
def test_negations(before: str, after: str, reason: str) -> None:
    assert (before, after) in changes("negation")


def test_losses_are_removed_emptied_or_without_action_or_time() -> None:
    warning, follow_up = "You should call us if the swelling gets worse.", "Follow up in 4 weeks."
    warnings, follow_ups = changes("lost_warning"), changes("lost_follow_up")
    assert (warning, "") in warnings and (follow_up, "") in follow_ups
    assert (warning, "You should watch it for a few days if the swelling gets worse.") in warnings
    assert (follow_up, "Follow up.") in follow_ups
    assert any(after in handout_wording().empty_warnings for _, after in warnings)


def test_what_is_told_elsewhere_is_not_lost() -> None:
    other = handout()
    again = other.sections[2].sentences[0].model_copy(update={"text": "Follow up with us in 4 weeks."})
    other.sections[0].sentences.append(again)
    kept = changes("lost_follow_up", replace(told(), handout=other))
    assert ("Follow up in 4 weeks.", "") not in kept


def test_nothing_is_invented_that_the_note_says() -> None:
    def invented(case: Told) -> set[str]:
        return {after for _, after in changes("invented", case)}

    assert any("harmless" in text for text in invented(told()))
    said = note()
    said.sections[0].statements[0].text += " The mole is harmless."
    assert not any("harmless" in text for text in invented(Told("V1", said, handout())))


def test_a_handout_without_a_warning_loses_none() -> None:
    bare = handout()
    bare.sections = [s for s in bare.sections if s.key != "help"]
    assert changes("lost_warning", replace(told(), handout=bare)) == set()


def test_harmless_edits_keep_every_number_word_for_word_or_in_words() -> None:
    edits = edit(told(), per_handout=MANY)
    assert {"order", "daily", "other words"} <= {e.how for e in edits}
    assert all(e.handout.medicines == handout().medicines for e in edits), "the table is never touched"
