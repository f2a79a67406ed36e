from io import BytesIO
from typing import Any

from pypdf import PdfReader

from assistant.encounter import Handout, Medicine, Note, Section, Statement
from assistant.interop.documents import UNSIGNED, export_handout, export_note
from assistant.interop.layout import MISSING


def opened(data: bytes) -> Any:
    return PdfReader(BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in opened(data).pages)


def test_the_properties_carry_the_mark_that_machines_read(note: Note) -> None:
    reader = opened(export_note(note, "pdf", "A & B"))
    info = reader.metadata
    assert (info.title, info.author, info["/Keywords"]) == (
        "A & B",
        "Dr Élodie Müller",
        "AI-generated, human-approved",
    )
    assert reader.root_object["/Lang"] == "en"
    xmp = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert "compositeWithTrainedAlgorithmicMedia" in xmp
    assert note.sha256() in xmp
    assert "A &amp; B" in xmp


def test_an_unsigned_file_says_so_in_its_properties_and_on_every_page(draft: Note) -> None:
    many = [Statement(id=f"s{i}", text=f"Finding number {i}.", problem="Cough") for i in range(200)]
    draft.sections.append(Section(key="more", title="More", statements=many))
    reader = opened(export_note(draft, "pdf", "Cough", stamp=UNSIGNED))

    assert len(reader.pages) > 3
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert UNSIGNED in text
        assert f"Page {number} of {len(reader.pages)}" in text
    assert reader.metadata["/Keywords"] == "AI-generated, not reviewed"


def test_the_fonts_are_embedded(note: Note) -> None:
    reader = opened(export_note(note, "pdf", "Cough"))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    descriptors = [f.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonts]
    assert descriptors and all("/FontFile2" in d.get_object() for d in descriptors)


def test_a_character_without_a_glyph_is_seen_to_be_missing(draft: Note) -> None:
    draft.sections[0].statements[0].text = "Name 中文 end."
    text = text_of(export_note(draft, "pdf", "x", stamp="s"))
    assert f"Name {MISSING * 2} end." in text


def test_a_dose_is_never_cut_in_two_by_the_end_of_a_line(draft: Note) -> None:
    texts = [f"{'word ' * 14}{'x' * count} 50 mg daily." for count in range(1, 40)]
    draft.sections[0].statements = [Statement(id=t, text=t, problem="Doses") for t in texts]
    text = text_of(export_note(draft, "pdf", "x", stamp="s"))
    assert text.count("x 50 mg") + text.count("\n50 mg") == len(texts)
    assert "\n50 mg" in text


def test_a_drug_name_is_never_cut_in_two_by_its_column(handout: Handout) -> None:
    name = "Hydrochlorothiazide"
    medicine = Medicine(name=name, how_much="1 tablet of 12.5 mg, or more " * 3, when="every morning " * 4)
    unusual = handout.model_copy(update={"medicines": [medicine]})
    text = text_of(export_handout(unusual, "pdf", "x", stamp="s"))
    assert name in text
    assert "When:" not in text  # it is a table


def test_a_table_that_no_page_can_hold_becomes_a_list(handout: Handout) -> None:
    medicine = Medicine(name="Losartan", how_much="x" * 60, when="one tablet " * 300)
    unusual = handout.model_copy(update={"medicines": [medicine]})
    text = text_of(export_handout(unusual, "pdf", "x", stamp="s"))
    assert text.count("tablet") >= 300
    assert "When: one tablet" in " ".join(text.split())
