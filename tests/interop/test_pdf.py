import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from assistant.encounter import Handout, Medicine, Note, Section, Statement
from assistant.interop.documents import UNSIGNED, export_handout, export_note
from assistant.interop.export_options import ExportOptions
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


def letters(data: bytes) -> set[float]:
    """All letter sizes of a document in points."""
    sizes = set()
    for page in opened(data).pages:
        for operands, operator in ContentStream(page.get_contents(), None).operations:
            if operator == b"Tf":
                sizes.add(float(operands[1]))
    return sizes


@pytest.mark.parametrize(("large", "least"), [(True, 14.0), (False, 9.0)])
def test_large_print_is_large_everywhere_the_foot_too(full: Handout, large: bool, least: float) -> None:
    options = ExportOptions(large=large, contact="Riverside Practice · 555 0100")
    sizes = letters(export_handout(full, "pdf", "Your visit", options=options))
    assert min(sizes) == least
    assert large or 12 in sizes  # what a leaflet asks for, where large print is not wanted


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(full: Handout, paper: Any, size: tuple[int, int]) -> None:
    page = opened(export_handout(full, "pdf", "x", options=ExportOptions(paper=paper))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize("which", ["full", "hindi", "arabic"])
def test_text_never_runs_into_the_foot(which: str, request: pytest.FixtureRequest) -> None:
    handout: Handout = request.getfixturevalue(which)
    sentence = handout.sections[1].sentences[0]
    handout.sections[1].sentences = [sentence] * 120
    options = ExportOptions(contact="Riverside Practice · 12 High Street, Springfield · 555 0100 · " * 3)
    reader = opened(export_handout(handout, "pdf", "x", stamp="s", options=options))
    assert len(reader.pages) > 3
    for page in reader.pages:
        # From the rule of the foot down there is nothing that is tagged as text.
        heights, lowest, foot, inside = [], 842.0, 0.0, False
        for operands, operator in ContentStream(page.get_contents(), None).operations:
            inside = operator == b"BDC" or (inside and operator != b"EMC")
            if operator == b"Td":
                lowest = min(lowest, float(operands[1]))
            if operator == b"Td" and inside:
                heights.append(float(operands[1]))
            if operator == b"l" and not inside:
                foot = float(operands[1])
        assert min(heights) > foot > 0
        assert lowest > 14  # points; printers reach no nearer to the paper's edge


@pytest.mark.parametrize("which", ["full", "hindi", "arabic"])
def test_every_page_has_its_number(which: str, request: pytest.FixtureRequest) -> None:
    handout: Handout = request.getfixturevalue(which)
    handout.sections[1].sentences = handout.sections[1].sentences * 60
    reader = opened(export_handout(handout, "pdf", "x", stamp="s"))
    assert all(str(len(reader.pages)) in page.extract_text()[-60:] for page in reader.pages)


def test_letters_are_shaped_in_the_process_that_serves_the_model() -> None:
    """Two compiled libraries that do not fit each other fail at the second import, whichever that is."""
    for order in ("uharfbuzz, xllamacpp", "xllamacpp, uharfbuzz"):
        subprocess.run([sys.executable, "-c", f"import {order}"], check=True)
