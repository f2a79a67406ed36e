"""The side of a body part against what was said of it."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.laterality import check_laterality
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


BOTH_KNEES_EXAMINED = [
    "your right knee has some swelling and it is warm",
    "your left knee bends well and has a small scar",
]

ROWS: list[tuple[list[str], str, list[Severity], str]] = [
    (["my left knee hurts"], "Left knee pain.", [], "the side that was said"),
    (["my left knee hurts"], "Right knee pain.", ["critical"], "only the other side was said"),
    (["my left kneecap hurts"], "Right knee pain.", ["critical"], "the kneecap is of the knee"),
    (["i hurt my left elbow"], "Left arm injury.", [], "a side of a smaller part"),
    (["there is edema in your right leg"], "Edema of the LLE.", ["critical"], "a side in an abbreviation"),
    (["there is edema in your right leg"], "Edema of the RLE.", [], "the same abbreviation, right"),
    (["pain on the right side of my belly"], "Right-sided abdominal pain.", [], "side of"),
    (["pain on the right side of my belly"], "Left-sided abdominal pain.", ["critical"], "the other side of"),
    (["which wrist is it?", "the right one"], "Left wrist injury.", ["critical"], "a side in an answer"),
    (["which knee is it?", "left"], "Right knee pain.", ["critical"], "a bare side in an answer"),
    (
        ["not the right knee, the left knee is the bad one"],
        "Left knee pain.",
        [],
        "a side that was taken back",
    ),
    (
        ["not the right knee, the left knee is the bad one"],
        "Right knee pain.",
        ["critical"],
        "taken back, yet noted",
    ),
    (["left or right knee?", "the left knee"], "Right knee pain.", ["critical"], "a choice says no side"),
    (["does it hurt right here on the knee"], "Right knee pain.", ["minor"], "right here: shown, not said"),
    (["this knee hurts"], "Left knee pain.", ["minor"], "a gesture leaves the side unsaid"),
    (["my knee hurts"], "Left knee pain.", ["major"], "nobody said a side"),
    (["my knee hurts"], "Knee pain.", [], "no side in the note"),
    (["my right foot hurts and my other ankle too"], "Left ankle pain.", ["minor"], "the other one"),
    (
        ["my right foot hurts and the ankle"],
        "Left ankle pain.",
        ["major"],
        "only the other side of that limb",
    ),
    (["both knees hurt"], "Left knee pain.", ["major"], "both were said"),
    (["both knees hurt"], "Bilateral knee pain.", [], "bilateral"),
    (["my left knee hurts"], "Bilateral knee pain.", ["major"], "one was said"),
    (
        ["my left leg is numb", "any swelling in your legs?"],
        "Bilateral leg edema.",
        [],
        "named in the plural",
    ),
    (["your lungs are clear"], "Lungs clear bilaterally.", [], "what goes without saying"),
    (["my right knee and my right shoulder hurt"], "Right shoulder and knee pain.", [], "two parts"),
    (BOTH_KNEES_EXAMINED, "Swelling and warmth of the right knee.", [], "both were said: its words decide"),
    (BOTH_KNEES_EXAMINED, "Swelling and warmth of the left knee.", ["critical"], "the words of the other"),
    (BOTH_KNEES_EXAMINED, "Small scar on the right knee.", ["critical"], "the words of the other, turned"),
    (["i am right handed and my left wrist hurts"], "Right-hand-dominant patient.", [], "handedness"),
    (["that's right my left hip hurts"], "Left hip pain.", [], "right as an agreement"),
    (["my brace is what i left at home for my right knee"], "Right knee brace.", [], "left as a verb"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_severity(said: list[str], noted: str, wanted: list[Severity], reason: str) -> None:
    assert [f.severity for f in check_laterality(Stated(noted), conversation(*said))] == wanted


def test_it_points_to_the_utterance_and_repairs_the_sentence() -> None:
    spoken = conversation("hello", "my left knee hurts")
    found = check_laterality(Stated("Right knee pain for 2 days."), spoken)[0]
    assert (found.span, found.utterance) == ("Right", 2)
    assert found.repair == "Left knee pain for 2 days."


def test_it_repairs_an_abbreviation() -> None:
    spoken = conversation("your left leg is swollen")
    assert check_laterality(Stated("Edema of the RLE."), spoken)[0].repair == "Edema of the LLE."


def test_a_side_that_nobody_said_is_contradicted_by_nobody() -> None:
    assert check_laterality(Stated("Left knee pain."), conversation("my knee hurts"))[0].utterance is None
