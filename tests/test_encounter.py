from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from assistant.encounter import (
    NOTHING_SAID,
    Handout,
    HandoutSection,
    HandoutSentence,
    Medicine,
    Note,
    Section,
    Signature,
    Statement,
    Transcript,
)


def note() -> Note:
    return Note(
        sections=[
            Section(key="hpi", title="History", statements=[Statement(id="s1", text="She has a cough.")]),
            Section(key="exam", title="Examination"),
            Section(
                key="plan",
                title="Plan",
                statements=[
                    Statement(id="s2", text="Rest.", problem="Cough"),
                    Statement(id="s3", text="Fluids.", problem="Cough"),
                    Statement(id="s4", text="Continue.", problem="Asthma"),
                ],
            ),
        ]
    )


def test_a_note_reads_as_a_person_would_write_it() -> None:
    assert note().text() == (
        f"History\nShe has a cough.\n\nExamination\n{NOTHING_SAID}\n\n"
        "Plan\nCough:\nRest.\nFluids.\nAsthma:\nContinue."
    )
    assert note().problems() == ["Cough", "Asthma"]


def test_a_signature_is_of_the_exact_text() -> None:
    made = note()
    made.signature = Signature(by="Dr. Rivera", at=datetime.now(UTC), sha256=made.sha256())
    assert made.is_signed()
    made.sections[0].statements[0].text = "She has no cough."
    assert not made.is_signed()


def test_an_approval_is_of_the_exact_text_medicines_included() -> None:
    made = Handout(
        sections=[HandoutSection(title="Why", sentences=[HandoutSentence(text="You cough.", source=["s1"])])],
        medicines=[Medicine(name="honey", how_much="1 spoon", change="new")],
    )
    made.approval = Signature(by="Dr. Rivera", at=datetime.now(UTC), sha256=made.sha256())
    assert made.is_approved()
    made.medicines[0].how_much = "2 spoons"
    assert not made.is_approved()


@pytest.mark.parametrize("model", [Note, Transcript, Handout])
def test_unknown_keys_are_errors(model: type[Note]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate({"colour": "red"})


def test_json_goes_there_and_back() -> None:
    assert Note.model_validate_json(note().model_dump_json()) == note()
