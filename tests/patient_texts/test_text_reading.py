"""Whatever an educator brings becomes statements in its own order, or a refusal that says what to do."""

import io

import pytest
from docx import Document

from assistant.encounter import Note
from assistant.errors import GateClosed, InputRefused
from assistant.patient_texts import Source, of_note, read_pasted, read_source
from tests.patient_texts.samples import LETTER


def told(source: Source) -> list[tuple[str, list[str]]]:
    return [(s.title, [one.text for one in s.statements]) for s in source.note.sections]


def test_headings_and_order_are_the_documents_own() -> None:
    assert told(read_pasted(LETTER)) == [
        ("Letter", ["Dear Dr Lee,"]),
        (
            "MEDICINES",
            [
                "Mr Paul Gray was admitted on 3 March with pneumonia.",
                "He was treated with amoxicillin 500 mg three times daily.",
                "He should stop ibuprofen.",
            ],
        ),
        ("FOLLOW UP", ["He should not drive for 2 weeks."]),
    ]


def test_a_report_of_only_numbers_is_read_line_by_line() -> None:
    source = read_pasted("Sodium 140 mmol/L 135-145\nPotassium 5.9 mmol/L 3.5-5.1 H\n7.2 3.4\n")
    assert source.kind == "lab"
    assert told(source) == [
        ("Lab report", ["Sodium 140 mmol/L 135-145", "Potassium 5.9 mmol/L 3.5-5.1 H", "7.2 3.4"])
    ]


def test_numbers_without_any_word_are_a_lab_report() -> None:
    assert read_pasted("140\n5.9\n7.2").kind == "lab"


def test_in_capitals_instructions_are_no_headings() -> None:
    text = "INSTRUCTIONS\n\nTAKE 5 MG TWICE A DAY\nDO NOT DRIVE\nCALL DR. SMITH IF YOU HAVE A FEVER"
    assert told(read_pasted(text)) == [
        ("INSTRUCTIONS", ["TAKE 5 MG TWICE A DAY", "DO NOT DRIVE", "CALL DR. SMITH IF YOU HAVE A FEVER"])
    ]


PAGE = """<html><head><title>Asthma</title><style>p{color:red}</style>
<script>alert("Take 50 mg")</script></head><body><h1>Asthma</h1>
<p>Use your inhaler twice a day.<script>document.write("99 mg")</script></p>
<h2>Stop smoking</h2><h2>Help</h2><p onclick="x()">Call 911 if you cannot breathe.</p>
<p style="display:none">Take 70 mg.</p></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_scripts_styles_and_hidden_text_of_a_page_are_left_out(name: str) -> None:
    source = read_source(name, PAGE.encode())
    assert told(source) == [
        ("Asthma", ["Use your inhaler twice a day.", "Stop smoking"]),
        ("Help", ["Call 911 if you cannot breathe."]),
    ]
    assert source.title == "Asthma"
    assert len(source.remarks) == 1, "the person is told that something was hidden"


def test_a_pasted_page_is_read_as_a_page() -> None:
    assert "alert" not in read_pasted(PAGE).note.text()


def test_a_heading_with_nothing_below_it_is_not_lost() -> None:
    document = Document()
    document.add_heading("Medicines", 1)
    document.add_paragraph("Take paracetamol 1 g four times a day.")
    document.add_heading("Do not drive for 2 weeks", 1)
    document.add_heading("Help", 1)
    document.add_paragraph("Call us if you have a fever.")
    file = io.BytesIO()
    document.save(file)
    assert told(read_source("letter.docx", file.getvalue())) == [
        ("Medicines", ["Take paracetamol 1 g four times a day.", "Do not drive for 2 weeks"]),
        ("Help", ["Call us if you have a fever."]),
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "Asthma is a long-term condition in which the airways become narrow and\n"
        "Salbutamol opens them. It works within\nminutes.\n"
    )
    assert [s.text for s in read_pasted(text).note.statements()] == [
        "Asthma is a long-term condition in which the airways become narrow and Salbutamol opens them.",
        "It works within minutes.",
    ]


def test_every_statement_of_a_long_letter_is_there() -> None:
    sentence = "Mr Gray took {} mg of furosemide on that day. "
    text = "Dear Dr Lee,\n\n" + "\n\n".join(
        "".join(sentence.format(100 * page + at) for at in range(30)) for page in range(10)
    )
    source = read_pasted(text)
    assert source.kind == "letter"
    assert len(source.note.statements()) == 301
    assert len({s.id for s in source.note.statements()}) == 301


KINDS = [
    (LETTER, "letter"),
    ("Assessment and Plan:\nHypertension\n- Continue lisinopril.\nHPI:\nShe feels well.", "note"),
    ("CT of the chest\nFindings:\nThe lungs are clear.\nImpression:\nNo embolism.", "imaging"),
    ("Recommendation 2\nAdults with asthma should be offered an inhaler.", "guideline"),
    ("What is asthma?\nAsthma makes it hard for you to breathe. Ask your doctor.", "leaflet"),
    ("The sky is blue.", "leaflet"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[kind for _, kind in KINDS])
def test_the_kind_is_proposed_and_may_be_chosen(text: str, kind: str) -> None:
    assert read_pasted(text).kind == kind
    assert read_pasted(text, kind="guideline").kind == "guideline"


REFUSED = [
    ("a.txt", b" \n ", "empty"),
    ("a.txt", b"--- *** ...", "No sentence"),
    ("a.txt", b"a\0b", "not a text file"),
    ("a.exe", b"MZ", "not of a kind that is read"),
    ("a.pdf", b"%PDF-1.4 broken", "damaged"),
    ("a.json", b'{"medicines": []}', "not a note"),
    ("a.json", b'{"version": 99, "sections": []}', "newer"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_used_is_refused_in_clear_words(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        read_source(name, data)


def test_an_unsigned_note_of_this_computer_is_refused() -> None:
    with pytest.raises(GateClosed, match="not signed"):
        of_note(Note(), "Visit")
