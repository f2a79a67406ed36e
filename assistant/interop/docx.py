"""A word processor document (Office Open XML) that can be edited, printed and read aloud."""

from datetime import UTC
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as DocxParagraph

from assistant.interop.layout import Block, Bullets, Heading, Paragraph, Sheet, Table
from assistant.interop.provenance_mark import author, custom_properties

_FONT = "Calibri"
_INK, _QUIET, _WARNING = RGBColor(28, 28, 30), RGBColor(92, 96, 102), RGBColor(150, 20, 20)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as DOCX bytes."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document, sheet)
    _set_properties(document, sheet)
    _write_header_and_footer(document, sheet)
    document.add_paragraph(sheet.title, style="Title")
    document.add_paragraph(sheet.subtitle, style="Subtitle")
    for block in sheet.blocks:
        _write_block(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)


def _set_styles(document: Document, sheet: Sheet) -> None:
    body = 14.0 if sheet.large else 11.0
    sizes = {
        "Normal": body,
        "Title": body * 1.8,
        "Subtitle": body,
        "Heading 1": body * 1.25,
        "Heading 2": body * 1.05,
    }
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), _FONT, _INK
        # The template's headings name a theme font, which would win over the name set above.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:hAnsi"), _FONT)
        style.font.italic = False
    document.styles["Subtitle"].font.color.rgb = _QUIET
    _set_language(document, sheet.language)


def _set_language(document: Document, language: str) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    defaults.append(element)


def _set_properties(document: Document, sheet: Sheet) -> None:
    properties, mark = document.core_properties, sheet.mark
    properties.title, properties.author = sheet.title[:255], author(sheet)[:255]
    properties.last_modified_by = author(sheet)[:255]
    properties.subject, properties.keywords = sheet.subtitle, mark.keywords
    properties.comments, properties.language = mark.line[:255], sheet.language
    if mark.at is not None:
        moment = mark.at.astimezone(UTC).replace(tzinfo=None)
        properties.created = properties.modified = moment
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, custom_properties(sheet), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _write_header_and_footer(document: Document, sheet: Sheet) -> None:
    page = document.sections[0]
    if sheet.stamp:
        stamp = page.header.paragraphs[0]
        stamp.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = stamp.add_run(sheet.stamp)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(12), _WARNING
    line = page.footer.paragraphs[0]
    _small(line, f"{sheet.mark.line} Text hash {sheet.mark.short_hash}. Page ")
    _add_field(line, "PAGE")
    _small(line, " of ")
    _add_field(line, "NUMPAGES")


def _small(paragraph: DocxParagraph, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _QUIET
    return run


def _add_field(paragraph: DocxParagraph, instruction: str) -> None:
    """A number that the word processor fills in."""
    run = _small(paragraph, "")
    for kind, text in (("begin", None), (None, instruction), ("end", None)):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _write_block(document: Document, block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(text, level=level)
        case Paragraph(text, quiet):
            paragraph = document.add_paragraph()
            run = paragraph.add_run(text)
            if quiet:
                run.font.color.rgb = _QUIET
        case Bullets(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        case Table():
            _write_table(document, block)


def _write_table(document: Document, table: Table) -> None:
    grid = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    for number, cells in enumerate((table.header, *table.rows)):
        row = grid.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0
    # Read aloud, and printed again, at the top of each page that the table reaches.
    mark = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)
