"""A fact is stated once; two facts that look alike are both kept."""

import pytest

from assistant.encounter import Statement, Transcript, Utterance
from assistant.notes.repeats import repeats
from assistant.notes.spoken import Spoken

ROWS = [
    (
        ["She has a dry cough at night.", "A dry cough at night."],
        ["A dry cough at night."],
        "the same, shorter",
    ),
    (
        ["An x-ray of the swollen knee is ordered.", "The doctor ordered an x-ray of the swollen left knee."],
        ["An x-ray of the swollen knee is ordered."],
        "the fuller one stays",
    ),
    (["Take ibuprofen 400 mg with food.", "Take ibuprofen 600 mg with food."], [], "two doses"),
    (["She has a dry cough at night.", "She denies a dry cough at night."], [], "one denies it"),
    (["Left knee pain at night.", "Right knee pain at night."], [], "two sides"),
    (["Knee pain.", "Knee pain for two weeks after a fall from the stairs."], [], "too short to be a repeat"),
]


@pytest.mark.parametrize(("texts", "gone", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_what_is_said_twice(texts: list[str], gone: list[str], reason: str) -> None:
    found = repeats([Statement(id="", text=text) for text in texts], Spoken())
    assert [s.text for s in found] == gone


def test_of_two_problems_the_one_it_was_said_under_keeps_it() -> None:
    spoken = Spoken(
        Transcript(
            utterances=[
                Utterance(
                    id=1,
                    speaker="clinician",
                    text="for your hypertension continue the lisinopril twenty milligrams",
                ),
                Utterance(id=2, speaker="clinician", text="for your diabetes let us order a hemoglobin a1c"),
            ]
        )
    )
    text = "Lisinopril twenty milligrams will continue."
    statements = [Statement(id="", text=text, problem=p) for p in ("Diabetes", "Hypertension")]
    assert [s.problem for s in repeats(statements, spoken)] == ["Diabetes"]
