"""The age of the patient against the age that was said."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.ages import check_ages
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


SAID = ["she is a fifty year old female here for her annual exam"]

ROWS = [
    (SAID, "Ms. Doe is a 50-year-old female.", [], "the same in words"),
    (SAID, "Ms. Doe is a 50 y.o. female.", [], "the same by letters"),
    (SAID, "Ms. Doe is a 60-year-old female.", ["critical"], "another age"),
    (["how old are you?", "i'm fifty nine"], "The patient is 59 years old.", [], "an answer"),
    (
        ["good morning"],
        "Ms. Doe is a 60-year-old female.",
        ["minor"],
        "none was said: it may be from the record",
    ),
    (SAID, "Her 9-year-old brother is well.", [], "somebody else's: a number like others"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_ages(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert [f.severity for f in check_ages(Stated(noted), conversation(*said))] == wanted


def test_a_finding_mends_the_sentence_in_its_own_form() -> None:
    (finding,) = check_ages(Stated("Ms. Doe is a 60-year-old female."), conversation(*SAID))
    assert finding.explanation == "The note has 60-year-old; fifty year old was said."
    assert finding.repair == "Ms. Doe is a 50-year-old female."
