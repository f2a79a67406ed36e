"""Vital signs and test values as numbers, and results told in words."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, note

VALUES = [
    (["d: your blood pressure was one sixty over ninety"], note("Well."), ["major vital_sign"], "high"),
    (["d: your blood pressure was one twenty over seventy"], note("Well."), ["minor vital_sign"], "normal"),
    (
        ["d: your blood pressure was one sixty over ninety"],
        note(Vitals="BP: 160/90."),
        [],
        "written in digits",
    ),
    (["d: your a1c is eight"], note("He has 8 cats."), ["major test_result"], "the number of something else"),
    (["d: your a1c is eight"], note(Results="Hemoglobin A1c: 8."), [], "the same value"),
    (["d: your a1c is about seven"], note(Results="A1c of 7.3."), [], "rounded in the room"),
    (["d: show me the hemoglobin.", "d: okay"], note("Well."), [], "no value"),
    (
        ["d: show me the hemoglobin. so it's low at 8.2 today."],
        note("Well."),
        ["major test_result"],
        "a value behind its name",
    ),
    (["d: check your blood sugar 3 times a day"], note("Well."), [], "how often"),
    (
        ["d: call me if your blood pressure is over 180"],
        note("", "Call if pressure is high."),
        [],
        "it may happen",
    ),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), VALUES, ids=[r[3] for r in VALUES])
def test_values(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted


RESULTS = [
    (["d: your x-ray shows a fracture of the radius"], note("Fell."), ["major test_result"], "abnormal"),
    (
        ["d: let's look at your x-ray. it looks good."],
        note("Fell."),
        ["minor test_result"],
        "normal, told behind",
    ),
    (["d: your x-ray shows a fracture"], note(Results="X-ray of the wrist: fracture."), [], "in the note"),
    (
        ["d: your x-ray shows a fracture"],
        note("", "X-ray pending."),
        ["major test_result"],
        "the note only wants it",
    ),
    (["d: i'll order an x-ray to see if it is broken"], note("", "X-ray ordered."), [], "still to be done"),
    (["d: if the mri is normal you can go back to work"], note("", "MRI ordered."), [], "it may be"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), RESULTS, ids=[r[3] for r in RESULTS])
def test_results(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted
