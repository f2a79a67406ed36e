import json

import pytest

from assistant.encounter import Finding, Note, Section, Statement
from assistant.errors import InputRefused
from assistant.notes.plain import parse_note, read_note

Read = tuple[str, str, str]


def read(text: str) -> list[Read]:
    """Section title, problem and text of every statement."""
    return [(sec.title, s.problem, s.text) for sec in read_note(text).sections for s in sec.statements]


LAYOUTS: list[tuple[str, list[Read], str]] = [
    ("HISTORY\nCough for two weeks.", [("HISTORY", "", "Cough for two weeks.")], "a line in capitals"),
    ("Review of systems\nCough.", [("Review of systems", "", "Cough.")], "a known name alone"),
    ("Exam:\nLungs clear.", [("Exam", "", "Lungs clear.")], "a line that ends in a colon"),
    ("## Exam\n\n- **Lungs:** clear.", [("Exam", "", "Lungs: clear.")], "Markdown; labels stay"),
    ("**Results**\nHemoglobin 11.", [("Results", "", "Hemoglobin 11.")], "a bold line"),
    ("Cough. No fever.", [("Note", "", "Cough."), ("Note", "", "No fever.")], "no heading at all"),
    (
        "HISTORY\nSeen by Dr. Lee at 2.5 weeks, e.g. for cough. Better now.",
        [("HISTORY", "", "Seen by Dr. Lee at 2.5 weeks, e.g. for cough."), ("HISTORY", "", "Better now.")],
        "titles, decimals and abbreviations end no sentence",
    ),
    (
        "HISTORY\nThe cough has been\nthere for weeks.",
        [("HISTORY", "", "The cough has been there for weeks.")],
        "a wrapped line is one sentence",
    ),
    (
        "EXAM\n\nNeck\n- Supple.\nHeart\nRegular.",
        [("Neck", "", "Supple."), ("Heart", "", "Regular.")],
        "systems within an examination are sections of their own",
    ),
    ("MEDICAL HISTORY\nHIV\n\nALLERGIES\nNone.", [("MEDICAL HISTORY", "", "HIV"), ("ALLERGIES", "", "None.")],
     "a short line in capitals with nothing below it is text"),
    (
        "VITALS\nBP: 132/80\nPulse: 70",
        [("VITALS", "", "BP: 132/80"), ("VITALS", "", "Pulse: 70")],
        "a label with its value is no heading",
    ),
    ("EXAM\n1+ edema at 2.0 cm.", [("EXAM", "", "1+ edema at 2.0 cm.")], "a grade is no bullet"),
    (
        "PLAN\nHypertension.\n• Medical Treatment: Increase lisinopril. Check labs.\n\nGout\n\n- Ice.",
        [
            ("PLAN", "Hypertension", "Medical Treatment: Increase lisinopril."),
            ("PLAN", "Hypertension", "Check labs."),
            ("PLAN", "Gout", "Ice."),
        ],
        "problems stand above their lines",
    ),
    (
        "ASSESSMENT AND PLAN\n1. Gout.\n- Medical treatment: Ice.\n2. Asthma.\n\nContinue albuterol.",
        [
            ("ASSESSMENT AND PLAN", "Gout", "Medical treatment: Ice."),
            ("ASSESSMENT AND PLAN", "Asthma", "Continue albuterol."),
        ],
        "numbered problems",
    ),
    (
        "### Plan\n#### 1. Gout\nMedical treatment:\n- Ice.",
        [("Plan", "Gout", "Ice.")],
        "Markdown problems; the name of an action alone says nothing",
    ),
    (
        "ASSESSMENT\nGout.\n\nPLAN\nContinue allopurinol.\nFollow up in 2 weeks.",
        [
            ("ASSESSMENT", "", "Gout."),
            ("PLAN", "", "Continue allopurinol."),
            ("PLAN", "", "Follow up in 2 weeks."),
        ],
        "a diagnosis with nothing below, and lines of action, are statements",
    ),
    (
        "ASSESSMENT\n1. Gout.\n2. Asthma.",
        [("ASSESSMENT", "", "Gout."), ("ASSESSMENT", "", "Asthma.")],
        "a numbered list of diagnoses",
    ),
    ("PLAN\nGout.\nAsthma.\n\nINSTRUCTIONS\nReturn in 2 weeks.",
     [("PLAN", "", "Gout."), ("PLAN", "", "Asthma."), ("INSTRUCTIONS", "", "Return in 2 weeks.")],
     "one diagnosis under another"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), LAYOUTS, ids=[row[2] for row in LAYOUTS])
def test_layouts(text: str, expected: list[Read], reason: str) -> None:
    assert read(text) == expected


def test_ids_run_in_reading_order_and_keys_differ() -> None:
    note = read_note("EXAM\nNeck\n- Supple.\n\nREVIEW OF SYSTEMS\nNeck\n- No pain.\nNeck\n- No lump.")
    assert [s.id for s in note.statements()] == ["s1", "s2", "s3"]
    keys = [section.key for section in note.sections]
    assert keys == ["exam", "examination-neck", "review-of-systems", "history-neck", "history-neck-2"]


def test_a_note_of_ours_reads_as_it_was_written() -> None:
    statements = [
        Statement(id="s2", text="Increase lisinopril.", problem="Hypertension"),
        Statement(id="s3", text="Use ice.", problem="Ankle sprain"),
    ]
    note = Note(
        sections=[
            Section(
                key="hpi", title="History of present illness", statements=[Statement(id="s1", text="Pain.")]
            ),
            Section(key="results", title="Results"),
            Section(key="plan", title="Assessment and plan", statements=statements),
        ]
    )
    assert read_note(note.text()).text() == note.text()


def test_json_of_a_note_is_taken_whole() -> None:
    finding = Finding(rule="dose", severity="critical", explanation="Not said.", resolution="It was.")
    statement = Statement(id="s1", text="Pain.", findings=[finding], review="accepted")
    note = Note(sections=[Section(key="hpi", title="HPI", statements=[statement])])
    assert parse_note(note.model_dump_json().encode()) == note


LOOSE = [
    ({"sections": [{"title": "Plan", "statements": [{"text": "Ice."}]}]}, [("Plan", "s1", "Ice.")], "no ids"),
    (
        {"sections": [{"title": "Plan", "statements": [{"id": "a", "text": "Ice.", "colour": 1}]}], "x": 2},
        [("Plan", "a", "Ice.")],
        "more fields than ours",
    ),
    ({"sections": [{"title": "Plan", "statements": ["Ice."]}]}, [("Plan", "s1", "Ice.")], "bare sentences"),
    (
        {"sections": [{"title": "P", "statements": [{"id": "a", "text": "A."}, {"id": "a", "text": "B."}]}]},
        [("P", "s1", "A."), ("P", "s2", "B.")],
        "an id twice",
    ),
]


@pytest.mark.parametrize(("stored", "expected", "reason"), LOOSE, ids=[row[2] for row in LOOSE])
def test_looser_json(stored: object, expected: list[Read], reason: str) -> None:
    note = parse_note(json.dumps(stored).encode())
    assert [(sec.title, s.id, s.text) for sec in note.sections for s in sec.statements] == expected


REFUSED = [
    (b"", "empty", "an empty file"),
    (b"PLAN\n", "no sentences", "headings and nothing else"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not text", "a picture"),
    (b"PK\x03\x04\x00\x00", "not text", "a Word file"),
    (b'{"utterances": []}', "not a note", "the JSON of a transcript"),
    (b'{"sections": [{"title": "Plan"}]}', "not a note", "sections without statements"),
    (b'{"sections": [{"statements": [{"text": "Ice."}]}]}', "not a note", "a section without a title"),
    (b'{"sections": [{"title": "P", "statements": [{"text": 7}]}]}', "not a note", "a text that is none"),
    (b'["Ice."]', "not a note", "a JSON list"),
    (b'{"sections": [', "damaged", "JSON that is cut off"),
    (b'{"version": 99, "sections": []}', "newer", "written by a newer version"),
    (b"[doctor] How are you?\n[patient] My knee hurts.", "transcript", "a transcript"),
    (b"Doctor: How are you?\nPatient: My knee hurts.", "transcript", "a transcript with colons"),
]


@pytest.mark.parametrize(("data", "says", "reason"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_is_no_note_gets_one_clear_line(data: bytes, says: str, reason: str) -> None:
    with pytest.raises(InputRefused) as refused:
        parse_note(data)
    assert says in str(refused.value) and "\n" not in str(refused.value)


def test_labels_of_systems_do_not_make_a_transcript() -> None:
    assert len(read_note("Neuro: alert.\nPatient: well.\nHeart: regular.").statements()) == 3
