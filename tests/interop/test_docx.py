import zipfile
from io import BytesIO

import docx

from assistant.encounter import Handout, Note
from assistant.interop.documents import UNSIGNED, export_handout, export_note


def test_the_properties_carry_the_mark_that_machines_read(note: Note) -> None:
    data = export_note(note, "docx", "A & B")
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("A & B", "Dr Élodie Müller")
    assert properties.keywords == "AI-generated, human-approved"
    assert properties.language == "en"
    assert properties.created is not None and properties.created.year == 2026

    custom = zipfile.ZipFile(BytesIO(data)).read("docProps/custom.xml").decode()
    assert 'name="AIGenerated"' in custom
    assert note.sha256() in custom


def test_the_stamp_is_in_the_header_of_every_page(draft: Note) -> None:
    document = docx.Document(BytesIO(export_note(draft, "docx", "x", stamp=UNSIGNED)))
    assert [s.header.paragraphs[0].text for s in document.sections] == [UNSIGNED]
    assert document.core_properties.keywords == "AI-generated, not reviewed"


def test_headings_are_headings_for_a_screen_reader(note: Note) -> None:
    document = docx.Document(BytesIO(export_note(note, "docx", "Cough")))
    found = [(p.style.name, p.text) for p in document.paragraphs if p.style and "Heading" in p.style.name]
    assert found == [
        ("Heading 1", "History"),
        ("Heading 1", "Assessment and plan"),
        ("Heading 2", "Hypertension"),
        ("Heading 2", "Dry cough"),
    ]


def test_medicines_are_a_table_with_a_header_that_repeats(handout: Handout) -> None:
    table = docx.Document(BytesIO(export_handout(handout, "docx", "x"))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Medicine", "How much", "When", "What changes"]
    assert [cell.text for cell in table.rows[2].cells] == ["Lisinopril", "", "", "Stop taking it"]
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_letters_of_a_handout_are_large(handout: Handout) -> None:
    normal = docx.Document(BytesIO(export_handout(handout, "docx", "x"))).styles["Normal"]
    assert normal.font.size is not None and normal.font.size.pt >= 14
