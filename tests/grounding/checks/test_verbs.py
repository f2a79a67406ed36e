"""Verbs against their objects: a medicine is not repeated, a test is not started."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.verbs import check_verbs
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS = [
    ("Lisinopril should be repeated in 6 months.", True, "a medicine like a test"),
    ("Repeat lisinopril in 6 months.", True, "the verb before it"),
    ("The lisinopril 20 mg will be rechecked.", True, "with its dose"),
    ("The X-ray was started.", True, "a test like a medicine"),
    ("An MRI will be refilled.", True, "a test with a prescription"),
    ("Digoxin levels should be repeated in 6 months.", False, "its level is a test"),
    ("Repeat methotrexate labs in May.", False, "its labs are tests"),
    ("Potassium should be repeated.", False, "also the name of a test"),
    ("Lisinopril was started.", False, "what is done with a medicine"),
    ("The X-ray was repeated.", False, "what is done with a test"),
    ("Continue lisinopril, and the A1c should be repeated.", False, "the verb is the test's"),
]


@pytest.mark.parametrize(("noted", "flagged", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_verbs(noted: str, flagged: bool, reason: str) -> None:
    found = check_verbs(Stated(noted), conversation("hello"))
    assert [f.severity for f in found] == (["major"] if flagged else [])
    assert all(f.span in noted for f in found)


def test_the_test_that_is_repeated_is_suggested() -> None:
    said = conversation("how are you", "then we repeat the hemoglobin a1c in spring")
    (found,) = check_verbs(Stated("Labs: Lisinopril should be repeated in spring."), said)
    assert (found.utterance, found.repair) == (2, "Labs: Hemoglobin A1c should be repeated in spring.")


def test_of_two_tests_none_is_suggested() -> None:
    said = conversation("we repeat the a1c in spring and recheck the potassium level in may")
    (found,) = check_verbs(Stated("Lisinopril should be repeated in spring."), said)
    assert found.repair == ""
