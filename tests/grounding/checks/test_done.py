"""Whether a test was done or is only to come, in the note and in the visit."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.done import check_done
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


PLANNED = ["let's get an ultrasound of your liver today", "if it is normal you will hear from us by mail"]
DONE = ["before we came in we did do an x-ray of your foot", "luckily there are no fractures"]

ROWS: list[tuple[list[str], str, Part, list[str], str]] = [
    (PLANNED, "A liver ultrasound showed no abnormalities.", "results", ["critical"], "it has no result yet"),
    (PLANNED, "Liver ultrasound: Normal.", "results", ["critical"], "a label with a result"),
    (PLANNED, "A liver ultrasound is ordered.", "plan", [], "it was planned"),
    (
        [*PLANNED, "alright i have it here and it looks good"],
        "A liver ultrasound showed no abnormalities.",
        "results",
        [],
        "the result came later in the visit",
    ),
    (
        ["your ultrasound from may was fine", "we will repeat the ultrasound in spring"],
        "The ultrasound showed no abnormalities.",
        "results",
        [],
        "an earlier one was done",
    ),
    (["so the ultrasound"], "The ultrasound showed a stone.", "results", [], "it may have been done"),
    (DONE, "Additional Testing: An X-ray of the foot is ordered.", "plan", ["major"], "it was done before"),
    (DONE, "X-rays: To assess the fracture.", "plan", ["major"], "a purpose makes an order of it"),
    (DONE, "The doctor orders an X-ray of the foot.", "plan", ["major"], "in the active voice"),
    (DONE, "The X-ray shows no fracture.", "results", [], "as it was"),
    (DONE, "An X-ray will be repeated.", "plan", [], "a second one is another rule's affair"),
    (
        [*DONE, "and let's get another x-ray in march"],
        "An X-ray is ordered.",
        "plan",
        [],
        "one more was planned",
    ),
    (DONE, "An X-ray is ordered if the pain persists.", "plan", [], "a condition: another rule's affair"),
    (DONE, "An MRI is ordered.", "plan", [], "another test"),
    (DONE, "He was told that an X-ray should be done.", "history", [], "what was told before"),
]


@pytest.mark.parametrize(
    ("said", "noted", "part", "severities", "reason"), ROWS, ids=[row[4] for row in ROWS]
)
def test_done(said: list[str], noted: str, part: Part, severities: list[str], reason: str) -> None:
    found = check_done(Stated(noted, part=part), conversation(*said))
    assert [f.severity for f in found] == severities
    assert all(f.utterance == 1 and f.span in noted for f in found)


REPAIRS = [
    ("An X-ray is ordered.", "An X-ray was done.", "nothing follows"),
    ("X-rays will be obtained.", "X-rays were done.", "more than one"),
    ("An X-ray is ordered to see the bone.", "", "what follows may not fit"),
]


@pytest.mark.parametrize(("noted", "repair", "reason"), REPAIRS, ids=[row[2] for row in REPAIRS])
def test_repair(noted: str, repair: str, reason: str) -> None:
    (found,) = check_done(Stated(noted, part="plan"), conversation(*DONE))
    assert found.repair == repair
