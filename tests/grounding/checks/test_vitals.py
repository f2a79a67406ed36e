"""Vital signs: each must have been spoken of, its value beside it."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.vitals import check_vitals
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


LOOK_GOOD = ["let's see your vital signs", "they look good today"]
PRESSURE = ["your blood pressure is one twenty over eighty"]

EXAM: Part = "examination"
PLAN: Part = "plan"
HISTORY: Part = "history"

ROWS: list[tuple[list[str], str, Part, str, str]] = [
    (PRESSURE, "Blood pressure: 120/80 mmHg.", EXAM, "", "the value was said"),
    (["blood pressure please", "um", "120 over 80"], "BP 120/80.", EXAM, "", "the value two turns later"),
    (LOOK_GOOD, "Blood pressure 120/80.", EXAM, "blood pressure", "praised, but no value"),
    (LOOK_GOOD, "Blood pressure is normal.", EXAM, "", "praised together, noted one by one"),
    (
        [*PRESSURE, "i am sixty", "fine"],
        "Blood pressure 120/80, heart rate 60.",
        EXAM,
        "heart rate",
        "an age is no heart rate",
    ),
    (
        ["your oxygen is good", "good", "so", "i walk ninety eight steps"],
        "Oxygen saturation 98% on room air.",
        EXAM,
        "oxygen saturation",
        "the number was said of something else, farther on",
    ),
    (["no fever today"], "Temperature: Normal.", EXAM, "", "a fever is a temperature"),
    (["my knee hurts"], "Afebrile.", EXAM, "temperature", "nobody spoke of it"),
    (["my knee hurts"], "Weight 182 pounds.", EXAM, "weight", "nobody spoke of it"),
    (["my knee hurts"], "BP 120/80 at the last visit.", HISTORY, "blood pressure", "in any section"),
    (["my knee hurts"], "Monitor blood pressure at home.", PLAN, "", "advice states no value"),
    (["check the pressure"], "Check blood pressure 3 times per week.", PLAN, "", "a number that is no value"),
    (["my knee hurts"], "Weight bearing as tolerated for 2 weeks.", PLAN, "", "bearing weight is no weight"),
    (["my knee hurts"], "Tenderness of the knee.", EXAM, "", "no vital sign"),
]


@pytest.mark.parametrize(("said", "noted", "part", "missing", "reason"), ROWS, ids=[r[4] for r in ROWS])
def test_vitals(said: list[str], noted: str, part: Part, missing: str, reason: str) -> None:
    found = check_vitals(Stated(noted, part=part), conversation(*said))
    assert [f.explanation for f in found] == ([f"No value was stated for {missing}."] if missing else [])
    assert all(f.severity == "critical" and f.span in noted and f.utterance is None for f in found)


def test_one_finding_names_all_that_is_missing() -> None:
    noted = "Blood pressure 120/80, heart rate 60, oxygen saturation 95%."
    found = check_vitals(Stated(noted, part="examination"), conversation(*LOOK_GOOD))
    assert [f.explanation for f in found] == [
        "No value was stated for blood pressure or heart rate or oxygen saturation."
    ]
