import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from assistant.encounter import Handout, Medicine, Note
from assistant.interop.documents import UNSIGNED, export_handout, export_note
from assistant.interop.export_options import ExportOptions


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


def test_a_text_that_runs_left_says_so_everywhere(arabic: Handout, full: Handout) -> None:
    document = docx.Document(BytesIO(export_handout(arabic, "docx", "زيارتك")))
    body = document.element.body
    paragraphs = [p for p in body.iter(qn("w:p")) if "".join(p.itertext()).strip()]
    assert all(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in paragraphs)
    assert body.find(f".//{qn('w:bidiVisual')}") is not None
    assert body.find(f"{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar"

    left = docx.Document(BytesIO(export_handout(full, "docx", "Your visit"))).element.body
    assert not list(left.iter(qn("w:bidi"), qn("w:bidiVisual"), qn("w:rtl")))


def test_numbers_are_runs_of_their_own_in_a_text_that_runs_left(arabic: Handout) -> None:
    document = docx.Document(BytesIO(export_handout(arabic, "docx", "x")))
    [sentence] = [p for p in document.paragraphs if "Losartan" in p.text]
    runs = {run.text.strip("\u200e"): run.font.rtl for run in sentence.runs}
    assert runs["Losartan 50\u00a0mg"] is None and runs["10–20\u00a0mg"] is None
    assert sum(rtl is True for rtl in runs.values()) == 3


def test_no_style_spaces_joined_letters_or_slants_them(arabic: Handout) -> None:
    styles = docx.Document(BytesIO(export_handout(arabic, "docx", "x"))).styles
    for name in ("Title", "Subtitle", "Heading 1"):
        properties = styles[name].element.find(qn("w:rPr"))
        assert properties.find(qn("w:spacing")) is None
        assert not styles[name].font.cs_italic
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == properties.find(qn("w:sz")).get(qn("w:val"))


def test_a_drug_name_is_never_cut_in_two(handout: Handout) -> None:
    name = "Hydrochlorothiazide/amlodipine/valsartan"
    unusual = Medicine(name=name, how_much="x" * 25, when="every morning", what_for="blood-pressure-control")
    data = export_handout(handout.model_copy(update={"medicines": [unusual]}), "docx", "x", stamp="s")
    document = docx.Document(BytesIO(data))
    assert not document.tables  # a list, since no column would hold it
    assert name in [p.text for p in document.paragraphs]


def test_pictures_have_words_and_the_foot_has_the_contact_line(full: Handout) -> None:
    logo = BytesIO()
    Image.new("RGB", (300, 30)).save(logo, "PNG")
    options = ExportOptions(logo=logo.getvalue(), qr="https://practice.example/{hash}", contact="555 0100")
    document = docx.Document(BytesIO(export_handout(full, "docx", "x", options=options)))
    assert [p.get("descr") for p in document.element.iter(qn("wp:docPr"))] == [
        "Logo of the practice",
        "QR code",
    ]
    assert document.inline_shapes[0].width <= Mm(60)
    assert document.sections[0].footer.paragraphs[0].text == "555 0100"
    assert f"https://practice.example/{full.sha256()[:12]}" in document.paragraphs[-1].text


def test_the_paper_and_the_letters_are_those_asked_for(full: Handout) -> None:
    options = ExportOptions(paper="Letter", large=False)
    document = docx.Document(BytesIO(export_handout(full, "docx", "x", options=options)))
    assert round(document.sections[0].page_width / Mm(1)) == 216
    assert document.styles["Normal"].font.size == Pt(12)
