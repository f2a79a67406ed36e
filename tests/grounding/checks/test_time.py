"""What was done, planned, given up or over against how it is noted."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.time import check_time
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS = [
    (["i'm going to order an x-ray"], "X-rays were obtained today.", True, "ordered, noted as done"),
    (["i'm going to order an x-ray"], "We will order an x-ray.", False, "ordered in both"),
    (["your x-ray shows no fracture"], "An x-ray will be obtained.", True, "done, noted as planned"),
    (["your x-ray shows no fracture"], "X-rays were obtained today.", False, "done in both"),
    (["i had knee surgery ten years ago"], "She is scheduled for surgery.", True, "past, noted as planned"),
    (
        ["the echo showed a murmur", "we'll repeat the echo"],
        "We will order an echo.",
        False,
        "done and planned",
    ),
    (["your x-ray shows a fracture"], "He will return for a repeat x-ray.", False, "another one may follow"),
    (["your knee looks fine"], "X-rays were obtained today.", False, "never named: not this rule's affair"),
    (["do you smoke?", "i used to smoke"], "He currently smokes.", True, "given up, noted as kept"),
    (["do you smoke?", "yes a pack a day"], "He is a former smoker.", True, "kept, noted as given up"),
    (["do you smoke?", "i quit ten years ago"], "Former smoker.", False, "given up in both"),
    (["i smoke a pack a day and i want to quit"], "He smokes a pack a day.", False, "wants to give it up"),
    (["i never smoked"], "He denies smoking.", False, "never"),
    (["the cough went away"], "Persistent cough.", True, "over, noted as going on"),
    (["i still have this cough"], "His cough has resolved.", True, "going on, noted as over"),
    (["i still have this cough"], "Persistent cough.", False, "going on in both"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_time(said: list[str], noted: str, wanted: bool, reason: str) -> None:
    found = check_time(Stated(noted), conversation(*said))
    assert bool(found) == wanted
    assert all(f.severity == "major" and f.utterance for f in found)


def test_a_simple_sentence_is_repaired() -> None:
    spoken = conversation("i'm going to order an x-ray")
    found = check_time(Stated("X-rays of the knee were obtained today."), spoken)
    assert found[0].repair == "X-rays of the knee will be obtained."
