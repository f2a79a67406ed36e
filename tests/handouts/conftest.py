from collections.abc import Callable

import pytest

from assistant.encounter import Note, Section, Statement

MakeNote = Callable[..., Note]


@pytest.fixture
def make_note() -> MakeNote:
    """A note from section key to sentences; "problem | sentence" puts a sentence under a problem."""

    def make(**sections: list[str]) -> Note:
        number = 0
        made: list[Section] = []
        for key, lines in sections.items():
            section = Section(key=key, title=key.replace("_", " ").capitalize())
            for line in lines:
                number += 1
                problem, _, text = line.rpartition(" | ")
                section.statements.append(Statement(id=f"s{number}", text=text, problem=problem))
            made.append(section)
        return Note(template="visit", sections=made)

    return make


@pytest.fixture
def visit(make_note: MakeNote) -> Note:
    """An invented visit with something for every part of a handout."""
    return make_note(
        history_of_present_illness=[
            "Ana Silva is a 61-year-old female with hypertension who presents with knee pain.",
            "She has had pain for 3 weeks.",
            "She takes lisinopril 10 mg once daily.",
        ],
        physical_exam=["Musculoskeletal: Edema of the left knee."],
        results=["X-ray of the left knee shows no fracture.", "Hemoglobin A1c is elevated at 7.2."],
        assessment_and_plan=[
            "Osteoarthritis | Medical Treatment: Initiate meloxicam 15 mg once daily for 2 weeks.",
            "Osteoarthritis | I advised her to ice the knee for 10 minutes twice daily.",
            "Osteoarthritis | She should call us if the edema gets worse.",
            "Hypertension | Increase lisinopril to 20 mg once daily.",
            "Hypertension | Repeat blood pressure in 4 weeks.",
        ],
    )
