from datetime import UTC, datetime

import pytest

from assistant.encounter import (
    Citation,
    Handout,
    HandoutSection,
    HandoutSentence,
    Medicine,
    Note,
    Section,
    Signature,
    Statement,
)
from assistant.notes.cited import cited

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)

HISTORY = [
    "Mrs Zoë Θεοδώρου has had a dry cough for three weeks, mostly at night, and 38.2 °C at first.",
    "She stopped her lisinopril 10 mg four days ago because Иван told her that it may cause the cough.",
]
PLAN = {
    "Hypertension": ["Start losartan 50 mg once daily.", "Vitamin D 25 µg – daily."],
    "Dry cough": ["Come back if [it] is <b>not</b> gone & *oxygen* is ≥ 97 %."],
}


@pytest.fixture
def draft() -> Note:
    plan = [(problem, text) for problem, texts in PLAN.items() for text in texts]
    return Note(
        sections=[
            Section(
                key="history",
                title="History",
                statements=[Statement(id=f"h{i}", text=text) for i, text in enumerate(HISTORY)],
            ),
            Section(key="results", title="Results"),
            Section(
                key="plan",
                title="Assessment and plan",
                statements=[Statement(id=f"p{i}", text=t, problem=p) for i, (p, t) in enumerate(plan)],
            ),
        ]
    )


@pytest.fixture
def note(draft: Note) -> Note:
    return draft.model_copy(
        update={"signature": Signature(by="Dr Élodie Müller", at=AT, sha256=draft.sha256())}
    )


@pytest.fixture
def handout(note: Note) -> Handout:
    written = Handout(
        sections=[
            HandoutSection(
                title="What to do next",
                sentences=[
                    HandoutSentence(text="Start the new tablet."),
                    HandoutSentence(text="Walk daily."),
                ],
            )
        ],
        medicines=[
            Medicine(name="Losartan", how_much="1 tablet of 50 mg", when="Once a day", change="new"),
            Medicine(name="Lisinopril", change="stopped"),
        ],
        note_sha256=note.sha256(),
    )
    approval = Signature(by="Dr Élodie Müller", at=AT, sha256=written.sha256())
    return written.model_copy(update={"approval": approval})


@pytest.fixture
def passage() -> Citation:
    return Citation(
        id="p1",
        document="hypertension",
        title="Hypertension in adults",
        section="Choosing drugs",
        text="Offer a receptor blocker when an ACE inhibitor is not tolerated.",
        publisher="NICE",
        year=2023,
        score=0.7,
    )


@pytest.fixture
def citing(draft: Note, passage: Citation) -> Note:
    """The note, signed with a passage that a person attached to the plan."""
    with_passage = cited(draft, "Hypertension", passage)
    signature = Signature(by="Dr Élodie Müller", at=AT, sha256=with_passage.sha256())
    return with_passage.model_copy(update={"signature": signature})
