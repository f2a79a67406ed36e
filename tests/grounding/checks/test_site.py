"""The part of the body of a complaint against what was said of it."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.site import check_site
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS: list[tuple[list[str], str, Severity | None, str]] = [
    (["my hip hurts"], "Hip pain.", None, "the part that was said"),
    (["my hip hurts"], "Shoulder pain.", "major", "another part"),
    (["my kneecap is swollen"], "Swelling of the knee.", None, "another name of the part"),
    (["my thumb is numb"], "Numbness of the hand.", None, "a larger part"),
    (["my hip hurts"], "No shoulder pain.", None, "denied: not this rule's affair"),
    (["my hip hurts", "does your shoulder hurt too?", "yes"], "Shoulder pain.", None, "said in an answer"),
    (["pain in my neck and my back"], "Back pain.", None, "joined parts"),
    (["i came back because my hip hurts"], "Hip pain.", None, "coming back is no back"),
    (["i'm tired"], "Shoulder pain.", None, "no other part: nothing to compare with"),
    (
        ["my hip hurts when i climb stairs", "the shoulder is fine"],
        "Shoulder pain with stairs.",
        "minor",
        "both named",
    ),
    (["my hip hurts"], "Extremities: hip pain.", None, "a heading"),
    (
        ["my thumb hurts", "i write with my right hand"],
        "Right-hand dominant with thumb pain.",
        None,
        "a handedness",
    ),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_site(said: list[str], noted: str, wanted: Severity | None, reason: str) -> None:
    found = check_site(Stated(noted), conversation(*said))
    assert [f.severity for f in found] == ([wanted] if wanted else [])
    assert all(f.utterance for f in found)


def test_the_repair_has_the_part_that_was_said() -> None:
    found = check_site(Stated("Worsening shoulder pain."), conversation("my hip hurts"))
    assert found[0].repair == "Worsening hip pain."
