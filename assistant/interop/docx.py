"""A word processor document (Office Open XML) that can be edited, printed and read aloud.

In a text that runs left each paragraph, run and table says so itself: programs differ in what they take
over from a style.
"""

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

from assistant.catalogue import N_, handout_text
from assistant.interop.direction import marked, pieces
from assistant.interop.layout import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Sheet,
    Table,
    kept_together,
    one_by_one,
)
from assistant.interop.provenance_mark import author, custom_properties
from assistant.interop.qr_code import qr_png
from assistant.interop.table_widths import column_widths

_FONT = "Calibri"
# Fonts that Windows, macOS or a free office suite has for scripts that the one above lacks.
_SCRIPT_FONTS = {"hi": "Nirmala UI", "ar": "Arial"}
_PAPER = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}
_INK, _QUIET, _WARNING = RGBColor(28, 28, 30), RGBColor(92, 96, 102), RGBColor(150, 20, 20)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as DOCX bytes."""
    document = docx.Document()
    _set_page(document, sheet)
    _set_styles(document, sheet)
    _set_properties(document, sheet)
    _write_header_and_footer(document, sheet)
    if sheet.logo:
        _write_picture(document, sheet.logo, N_("Logo of the practice"), sheet, height=20)
    _write_text(document.add_paragraph(style="Title"), sheet.title, sheet)
    _write_text(document.add_paragraph(style="Subtitle"), sheet.subtitle, sheet)
    for block in sheet.blocks:
        _write_block(document, block, sheet)
    if sheet.address:
        _write_picture(document, qr_png(sheet.address), N_("QR code"), sheet, height=30)
        said = handout_text(N_("Read this on a phone:"), sheet.language)
        _write_text(document.add_paragraph(), f"{said} {sheet.address}", sheet)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Document, sheet: Sheet) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = _PAPER[sheet.paper]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_margin(sheet))
    if sheet.direction == "rtl":
        # In the schema's order: after the columns, before the grid.
        grid = page._sectPr.find(qn("w:docGrid"))
        bidi = OxmlElement("w:bidi")
        page._sectPr.append(bidi) if grid is None else grid.addprevious(bidi)


def _margin(sheet: Sheet) -> int:
    """Millimetres."""
    return 16 if sheet.kind == "handout" and sheet.large else 20


def _set_styles(document: Document, sheet: Sheet) -> None:
    body = _body_size(sheet)
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
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:hAnsi"), _FONT)
        style.font.italic = style.font.cs_italic = False
        # Letter spacing would tear joined letters apart.
        for spacing in properties.findall(qn("w:spacing")):
            properties.remove(spacing)
        _set_complex_script(properties, fonts, size, sheet.language)
    document.styles["Subtitle"].font.color.rgb = _QUIET
    _set_language(document, sheet)


def _body_size(sheet: Sheet) -> float:
    """Points."""
    if sheet.kind == "note":
        return 11.0
    return 14.0 if sheet.large else 12.0


def _set_complex_script(properties: Any, fonts: Any, size: float, language: str) -> None:
    """Letters of Arabic and of Hindi have a font and a size of their own in this format."""
    fonts.set(qn("w:cs"), _SCRIPT_FONTS.get(language, _FONT))
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    element = OxmlElement("w:szCs")
    element.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(element)


def _set_language(document: Document, sheet: Sheet) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), sheet.language)
    if sheet.language in _SCRIPT_FONTS:
        element.set(qn("w:bidi"), sheet.language)
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
    if sheet.contact:
        _small(line, sheet.contact, sheet)
        line = page.footer.add_paragraph()
    counted = handout_text(N_("Text hash {hash} · Page {page} of {pages}"), sheet.language)
    before, after = counted.replace("{hash}", sheet.mark.short_hash).split("{page}")
    between, end = after.split("{pages}")
    _small(line, f"{sheet.mark.line} {before}", sheet)
    _add_field(line, "PAGE", sheet)
    _small(line, between, sheet)
    _add_field(line, "NUMPAGES", sheet)
    _small(line, end, sheet)


def _small(paragraph: DocxParagraph, text: str, sheet: Sheet) -> None:
    for run in _write_text(paragraph, text, sheet):
        _make_small(run, sheet)


def _make_small(run: Any, sheet: Sheet) -> None:
    size = _body_size(sheet) if sheet.kind == "handout" and sheet.large else 9.0
    run.font.size, run.font.color.rgb = Pt(size), _QUIET


def _add_field(paragraph: DocxParagraph, instruction: str, sheet: Sheet) -> None:
    """A number that the word processor fills in."""
    run = paragraph.add_run()
    _make_small(run, sheet)
    for kind, text in (("begin", None), (None, instruction), ("end", None)):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _write_block(document: Document, block: Block, sheet: Sheet) -> None:
    match block:
        case Heading(text, level, key):
            for run in _write_text(document.add_heading(level=level), text, sheet):
                if key == "urgent":
                    run.font.color.rgb = _WARNING
        case Paragraph(text, quiet):
            for run in _write_text(document.add_paragraph(), text, sheet):
                if quiet:
                    run.font.color.rgb = _QUIET
        case Bullets(items):
            for item in items:
                _write_text(document.add_paragraph(style="List Bullet"), item, sheet)
        case Table():
            _write_table(document, block, sheet)


def _write_text(paragraph: DocxParagraph, text: str, sheet: Sheet) -> list[Any]:
    """Add the text as runs; in a text that runs left, numbers and drug names are runs of their own."""
    rtl = sheet.direction == "rtl"
    properties = paragraph._p.get_or_add_pPr()
    if rtl and properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    runs = []
    for piece, against in pieces(kept_together(text), sheet.language):
        run = paragraph.add_run(marked(piece, sheet.language) if against else piece)
        run.font.rtl = True if rtl and not against else None
        runs.append(run)
    return runs


# What may follow w:bidi in a paragraph's properties (ECMA-376, part 1, 17.3.1.26).
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)


def _write_picture(document: Document, png: bytes, name: str, sheet: Sheet, height: int) -> None:
    """A picture ``height`` mm high with a text for those who cannot see it."""
    paragraph = document.add_paragraph()
    _write_text(paragraph, "", sheet)
    picture = paragraph.add_run().add_picture(BytesIO(png), height=Mm(height))
    if picture.width > Mm(60) and png == sheet.logo:
        picture.height, picture.width = round(picture.height * Mm(60) / picture.width), Mm(60)
    picture._inline.docPr.set("descr", handout_text(name, sheet.language))


def _write_table(document: Document, table: Table, sheet: Sheet) -> None:
    widths = [Mm(width) for width in _widths(table, sheet) or ()]
    if not widths:
        for block in one_by_one(table):
            _write_block(document, block, sheet)
        return
    grid = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    if sheet.direction == "rtl":
        # The first column is the right one.
        grid._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *_AFTER_BIDI_VISUAL)
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate((table.header, *table.rows)):
        row = grid.add_row()
        # A medicine's row is never cut by the end of a page.
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for number_of_column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[number_of_column]
            for run in _write_text(cell.paragraphs[0], text, sheet):
                run.bold = run.font.cs_bold = True if number == 0 or number_of_column == 0 else None
    # Read aloud, and printed again, at the top of each page that the table reaches.
    mark = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)


def _widths(table: Table, sheet: Sheet) -> list[float] | None:
    """Millimetres of each column, with a guess of the letters' width: the font is the reader's.

    None when no width keeps the names of medicines whole; then a list does.
    """
    size = _body_size(sheet) * Pt(1) / Mm(1)
    page = (_PAPER[sheet.paper][0] - 2 * Mm(_margin(sheet))) / Mm(1)
    return column_widths(table, page, _CELL_PADDING, lambda text: len(text) * size * _BOLD_LETTER, size * 1.2)


# Millimetres to the left and right of a cell's text in this table style; ems of an average bold letter.
_CELL_PADDING, _BOLD_LETTER = 1.9, 0.52

_AFTER_BIDI_VISUAL = (
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
)
