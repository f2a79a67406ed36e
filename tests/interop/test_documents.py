"""What must hold in every format; each is opened again with a reader that is not ours."""

import html
import re
from io import BytesIO
from typing import get_args

import docx
import lxml.html
import pytest
from pypdf import PdfReader

from assistant.encounter import Citation, Handout, Note, Section, Statement
from assistant.errors import GateClosed
from assistant.interop.documents import MIME, UNSIGNED, Format, export_handout, export_note
from assistant.notes.cited import cited

FORMATS: list[Format] = list(get_args(Format))
TITLE = "Cough and blood pressure"


def words(data: bytes, format: Format) -> str:
    """All text of a document in reading order, runs of white space as one space."""
    if format == "pdf":
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    elif format == "docx":
        document = docx.Document(BytesIO(data))
        text = " ".join(element.text for element in document.element.body.iter() if element.text)
        section = document.sections[0]
        text += " ".join(p.text for p in (*section.header.paragraphs, *section.footer.paragraphs))
    elif format == "html":
        text = lxml.html.fromstring(data.decode()).find("body").text_content()
    else:
        text = html.unescape(re.sub(r"\\([^\w\s])", r"\1", data.decode()))
    return " ".join(text.split())


@pytest.mark.parametrize("format", FORMATS)
def test_every_statement_is_in_the_document_in_order(note: Note, format: Format) -> None:
    text = words(export_note(note, format, TITLE), format)

    places = [text.find(statement.text) for statement in note.statements()]
    assert -1 not in places
    assert places == sorted(places)
    assert TITLE in text
    assert "Hypertension" in text and "Dry cough" in text
    assert "Results" not in text  # nothing was said for it


@pytest.mark.parametrize("format", FORMATS)
def test_the_signature_and_the_system_are_named(note: Note, format: Format) -> None:
    text = words(export_note(note, format, TITLE), format)
    assert "Drafted with an AI system, reviewed and signed by Dr Élodie Müller on 24 November 2026." in text
    assert note.sha256()[:12] in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_guideline_that_was_cited_stands_under_its_plan(citing: Note, note: Note, format: Format) -> None:
    line = "Guideline cited: Hypertension in adults, NICE, 2023, Choosing drugs."
    text = words(export_note(citing, format, TITLE), format)
    assert text.find("Vitamin D") < text.find(line) < text.find("Dry cough")
    assert "Guideline cited" not in words(export_note(note, format, TITLE), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_citation_is_kept_when_its_plan_was_taken_out(
    draft: Note, passage: Citation, format: Format
) -> None:
    left = cited(draft, "Hypertension", passage)
    left.sections[-1].statements = []
    text = words(export_note(left, format, TITLE, stamp=UNSIGNED), format)
    assert "Guideline cited: Hypertension in adults" in text


@pytest.mark.parametrize("format", FORMATS)
def test_the_handout_has_its_sentences_medicines_and_approval(handout: Handout, format: Format) -> None:
    text = words(export_handout(handout, format, "Your visit"), format)
    for piece in ("Start the new tablet.", "Walk daily.", "Losartan", "1 tablet of 50 mg", "Stop taking it"):
        assert piece in text
    assert "checked and approved by Dr Élodie Müller on 24 November 2026." in text
    assert "Until" not in text  # a column that says nothing


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_unsigned_leaves(draft: Note, note: Note, handout: Handout, format: Format) -> None:
    edited = note.model_copy(deep=True)
    edited.sections[0].statements[0].text += " Not signed."
    with pytest.raises(GateClosed, match="not signed yet"):
        export_note(draft, format, TITLE)
    with pytest.raises(GateClosed, match="changed after it was signed"):
        export_note(edited, format, TITLE)

    changed = handout.model_copy(deep=True)
    changed.sections[0].sentences[0].text = "Take two."
    with pytest.raises(GateClosed, match="not approved yet"):
        export_handout(handout.model_copy(update={"approval": None}), format, TITLE)
    with pytest.raises(GateClosed, match="changed after it was approved"):
        export_handout(changed, format, TITLE)
    with pytest.raises(GateClosed, match="note was changed"):
        export_handout(handout, format, TITLE, note=edited)
    assert export_handout(handout, format, TITLE, note=note)


@pytest.mark.parametrize("format", FORMATS)
def test_a_stamp_lets_it_out_and_says_so(draft: Note, handout: Handout, format: Format) -> None:
    text = words(export_note(draft, format, TITLE, stamp=UNSIGNED), format)
    assert UNSIGNED in text
    assert "Not signed by a clinician." in text
    assert "signed by Dr" not in text

    # A handout made from an unsigned note carries its stamp with it.
    stamped = handout.model_copy(update={"approval": None, "stamp": UNSIGNED})
    assert UNSIGNED in words(export_handout(stamped, format, TITLE), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "nul \0 bell \a tab \t feed \x0c end",  # not allowed in XML
        "\ufffe \uffff",  # non-characters
        "日本語 😀 \U0001f9d1\u200d⚕\ufe0f देवनागरी العربية עברית",  # scripts that the font may lack
        "x" * 5000,  # no place to break the line
        "",
        "# heading\n---\n| a | b |\n1. one",  # looks like markup
    ],
)
def test_no_text_breaks_a_document(note: Note, handout: Handout, format: Format, text: str) -> None:
    section = Section(key="a", title=text, statements=[Statement(id="s1", text=text, problem=text)])
    strange = Note(sections=[section])
    assert words(export_note(strange, format, text, stamp=text or "Stamp"), format)

    medicine = handout.medicines[0].model_copy(update={"name": text, "when": text})
    unusual = handout.model_copy(update={"medicines": [medicine, *handout.medicines]})
    assert words(export_handout(unusual, format, text, stamp="Stamp"), format)


def test_every_format_has_its_media_type() -> None:
    assert set(MIME) == set(FORMATS)
