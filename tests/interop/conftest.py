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


def approved(handout: Handout) -> Handout:
    return handout.model_copy(
        update={"approval": Signature(by="Dr Élodie Müller", at=AT, sha256=handout.sha256())}
    )


def section(key: str, title: str, *sentences: str) -> HandoutSection:
    return HandoutSection(key=key, title=title, sentences=[HandoutSentence(text=text) for text in sentences])


@pytest.fixture
def full() -> Handout:
    """A handout with a section of each kind, approved."""
    return approved(
        Handout(
            sections=[
                section("urgent", "Call 911 right away if", "You cannot breathe."),
                section("why", "Why you came", "You had a dry cough for three weeks."),
                section("decided", "What we decided", "Stop lisinopril.", "Start losartan 50 mg."),
                section("help", "When to get help", "Call us if you feel dizzy for 2 days."),
                section("questions", "Questions to ask", "When should the cough be gone?"),
            ],
            medicines=[Medicine(name="Losartan", how_much="1 tablet of 50 mg", change="new")],
        )
    )


@pytest.fixture
def hindi() -> Handout:
    return approved(
        Handout(
            language="hi",
            translates="0" * 64,
            sections=[
                section("urgent", "तुरंत 112 पर फ़ोन करें यदि", "आपके होंठ या जीभ सूज जाएँ।"),
                section("why", "आप क्यों आए", "आपको तीन हफ़्तों से सूखी खाँसी है।"),
                section(
                    "decided", "हमने क्या तय किया", "लोसार्टन (losartan) 50 mg की एक गोली लें।", "क्षत्रिय श्रीमती।"
                ),
            ],
            medicines=[Medicine(name="Losartan", how_much="50 mg की 1 गोली", change="new")],
        )
    )


@pytest.fixture
def arabic() -> Handout:
    return approved(
        Handout(
            language="ar",
            translates="0" * 64,
            sections=[
                section("urgent", "اتصل بالرقم 112 فورًا إذا", "شعرت بألم في الصدر."),
                section("decided", "ماذا قررنا", "ابدأ بتناول Losartan 50 mg كل صباح، لا 10–20 mg."),
            ],
            medicines=[Medicine(name="Losartan", how_much="قرص واحد 50 mg", change="new")],
        )
    )
