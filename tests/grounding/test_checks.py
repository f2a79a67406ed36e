"""Each check as a table: what is said, what the note says, which rules object, and why."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks import check_negation
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


NEGATION = [
    (
        ["any chest pain?", "slight cramps in my chest"],
        "Denies chest pain.",
        True,
        "admitted, denied in the note",
    ),
    (["any chest pain?", "no"], "Denies chest pain.", False, "denied in both"),
    (
        ["any fever?", "no", "any cough?", "yes a dry cough"],
        "Reports fever and dry cough.",
        True,
        "denied, affirmed",
    ),
    (["any fever?", "no", "i had a fever last week"], "Denies fever.", False, "both were said: it may stand"),
    (["no fracture on the x-ray"], "No fracture.", False, "a finding that is absent"),
    (["my knee hurts"], "Denies fever.", False, "never mentioned: not this rule's affair"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), NEGATION, ids=[r[3] for r in NEGATION])
def test_negation(said: list[str], noted: str, wanted: bool, reason: str) -> None:
    spoken = conversation(*said)
    findings = check_negation(Stated(noted), spoken)
    assert bool(findings) == wanted
    assert all(f.severity == "critical" and f.utterance for f in findings)
