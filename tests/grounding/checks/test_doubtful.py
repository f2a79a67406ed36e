"""Doubt that nobody had."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.doubtful import check_doubtful
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS: list[tuple[list[str], str, Part, list[Severity], str]] = [
    (
        ["the biopsy confirmed melanoma of the arm"],
        "Possible melanoma of the arm.",
        "results",
        ["major"],
        "what was confirmed is noted as possible",
    ),
    (
        ["hearing of both ears is normal"],
        "Hearing of both ears may be normal.",
        "examination",
        ["major"],
        "a plain finding made doubtful",
    ),
    (
        ["the uric acid is raised at nine"],
        "The uric acid is possibly raised at 9.",
        "results",
        ["major"],
        "a plain result made doubtful",
    ),
    (
        ["my back hurts since the move and i carried boxes"],
        "Back hurts, may be due to carried boxes.",
        "plan",
        [],
        "a cause is the writer's judgement",
    ),
    (
        ["my calf cramps at night"],
        "The calf may cramp at night.",
        "history",
        ["minor"],
        "a patient's account is often noted with reserve",
    ),
    (
        ["we'll schedule the colonoscopy in may"],
        "We could schedule the colonoscopy.",
        "plan",
        [],
        "could is what is free to do",
    ),
    (
        ["i think the swelling comes from gout"],
        "The swelling may come from gout.",
        "plan",
        [],
        "an opinion is no more than that",
    ),
    (
        ["he has swelling of the ankle from gout"],
        "Suspected gout of the ankle with swelling.",
        "plan",
        [],
        "a suspicion that was named without the word",
    ),
    (
        ["i stay off sugar"],
        "He stays off sugar as much as possible.",
        "history",
        [],
        "as possible is no doubt",
    ),
]


@pytest.mark.parametrize(("said", "noted", "part", "wanted", "reason"), ROWS, ids=[row[4] for row in ROWS])
def test_severity(said: list[str], noted: str, part: Part, wanted: list[Severity], reason: str) -> None:
    assert [f.severity for f in check_doubtful(Stated(noted, part=part), conversation(*said))] == wanted


def test_the_finding_names_the_cue_and_who_was_plain() -> None:
    (found,) = check_doubtful(
        Stated("The heart valve may be normal.", part="results"),
        conversation("hi", "the heart valve is normal and opens well"),
    )
    assert (found.span, found.utterance) == ("may", 2)
