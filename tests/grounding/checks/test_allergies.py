"""Allergies: a cause that nobody named is critical, whatever else was said."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.allergies import check_allergies
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    return Conversation(Transcript(utterances=[Utterance(id=i, text=t) for i, t in enumerate(turns, 1)]))


@pytest.mark.parametrize(
    ("said", "text", "spans", "reason"),
    [
        (
            ["my elbow hurts"],
            "History of allergies to latex and penicillin.",
            ["penicillin", "latex"],
            "nobody spoke of any",
        ),
        (["i am allergic to penicillin"], "Allergic to penicillin.", [], "said"),
        (
            ["i am allergic to penicillin"],
            "Allergies to penicillin and nuts.",
            ["nuts"],
            "one of them was said",
        ),
        (["amoxil gave me hives"], "Allergic to amoxicillin.", [], "another name, told by what it did"),
        (["i take aspirin"], "Aspirin allergy.", ["Aspirin"], "taken, but no allergy"),
        (["my elbow hurts"], "No known drug allergies.", [], "a denial is for another check"),
        (["my elbow hurts"], "Seasonal allergies.", [], "the season is no cause that harms"),
        (["i get hives from peanuts"], "Peanut allergy.", [], "a food"),
        (["my elbow hurts"], "Elbow pain.", [], "no allergy"),
    ],
)
def test_causes_must_have_been_named(said: list[str], text: str, spans: list[str], reason: str) -> None:
    found = check_allergies(Stated(text), conversation(*said))
    assert sorted(f.span for f in found) == sorted(spans), reason
    assert all(f.severity == "critical" for f in found)
