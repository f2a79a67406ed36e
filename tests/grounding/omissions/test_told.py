"""What no strict kind lists: clauses that the note does not take up, always minor."""

import pytest

from assistant.grounding.omissions import omissions
from assistant.grounding.omissions.told import cut, told_rules
from tests.grounding.omissions.made import conversation, note

LISTED = [
    ("a finding", "d: there is some tenderness over the left heel", "examination_finding"),
    ("a symptom that is denied", "d: any numbness or tingling in the foot?", "symptom"),
    ("a procedure of the past", "p: i had my gallbladder removed in the hospital", "history"),
    ("an aid", "d: i'm gon na put you in a walking boot for the heel", "instruction"),
    ("advice without a sign", "d: let me know if the swelling does not settle", "safety_net"),
]
TAKEN_UP = [
    ("a finding", "d: there is some tenderness over the left heel", "Tenderness over the left heel."),
    ("an aid", "d: i'm gon na put you in a walking boot for the heel", "Walking boot for the heel."),
    ("small talk", "p: the garden was lovely this weekend", "Heel pain."),
    ("the examination begins", "d: hey dragon show me the vital signs", "Heel pain."),
]


@pytest.mark.parametrize(("turn", "kind"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_listed(turn: str, kind: str) -> None:
    found = omissions(note("Doing well.", "Rest."), conversation(turn, "p: no"))
    assert [(o.kind, o.severity) for o in found] == [(kind, "minor")]


@pytest.mark.parametrize(("turn", "plan"), [r[1:] for r in TAKEN_UP], ids=[r[0] for r in TAKEN_UP])
def test_not_listed(turn: str, plan: str) -> None:
    assert omissions(note("Doing well.", plan), conversation(turn, "p: okay")) == []


def test_another_number_is_not_taken_up() -> None:
    turn = "d: there is swelling of the ankle of about three centimeters"
    assert omissions(note("", "", Examination="Swelling of the ankle of 2 centimeters."), conversation(turn))
    assert not omissions(
        note("", "", Examination="Swelling of the ankle of 3 centimeters."), conversation(turn)
    )


def test_neighbours_of_one_kind_are_one_entry() -> None:
    turn = "d: there is tenderness over the left heel and there is some swelling of the ankle"
    found = omissions(note("Doing well."), conversation(turn))
    assert len(found) == 1
    assert found[0].quote == turn.removeprefix("d: ")


def test_a_clause_keeps_the_few_words_before_it() -> None:
    assert cut("so the heel and the ankle are both swollen") == ["so the heel and the ankle are both swollen"]


def test_the_shares_are_shares() -> None:
    rules = told_rules()
    assert 0 < rules.beside_number < rules.one_sentence < rules.whole_note <= 1
