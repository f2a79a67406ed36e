"""PDF on A4 with an embedded font that covers Latin, Greek, Cyrillic and the signs of medicine."""

import re
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, TableCellFillMode, XPos, YPos
from fpdf.fonts import FontFace, TTFFont

from assistant.interop.layout import MISSING, Block, Bullets, Heading, Paragraph, Sheet, Table, one_by_one
from assistant.interop.provenance_mark import author, xmp
from assistant.interop.table_widths import column_widths

_FONTS = Path(__file__).parent / "fonts"
_FAMILY = "DejaVu"
_INK, _QUIET, _RULE, _SHADE = (28, 28, 30), (92, 96, 102), (176, 180, 186), (240, 242, 245)
_WARNING = (150, 20, 20)
_NAME = FontFace(emphasis="BOLD")
_MARGIN, _PADDING = 20.0, 1.6
_POINT = 25.4 / 72
"""Millimetres in a point: the page is measured in mm, letters in points."""


# A dose cut in two by the end of a line is misread: "50 mg" stays together.
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[%°µμ]|[A-Za-z]{1,4}\b)")


class _Sizes(NamedTuple):
    """Letter sizes in points; line height as a multiple of the size."""

    title: float
    heading: float
    problem: float
    body: float
    table: float
    foot: float
    line: float


_NOTE = _Sizes(title=19, heading=12.5, problem=10.5, body=10, table=9.5, foot=8, line=1.45)
# Patient leaflets ask for at least 12 points, 14 for large print (NHS accessible information).
_HANDOUT = _Sizes(title=23, heading=17, problem=14.5, body=14, table=12, foot=9.5, line=1.5)


def to_pdf(sheet: Sheet) -> bytes:
    """The sheet as PDF bytes. A character the font lacks is shown as a replacement sign."""
    page = _Page(sheet)
    page.add_page()
    page.write_title()
    page.write_blocks(sheet.blocks)
    return bytes(page.output())


class _Page(FPDF):
    """One document being written; fpdf2 calls ``header`` and ``footer`` on every page."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(format="A4", unit="mm")
        self._sheet = sheet
        self._sizes = _HANDOUT if sheet.large else _NOTE
        self.add_font(_FAMILY, "", _FONTS / "DejaVuSansCondensed.ttf")
        self.add_font(_FAMILY, "B", _FONTS / "DejaVuSansCondensed-Bold.ttf")
        self._cmaps = [font.cmap for font in self.fonts.values() if isinstance(font, TTFFont)]
        self.set_margins(_MARGIN, 18, _MARGIN)
        # Text starts exactly where the rules do.
        self.c_margin = 0
        self.set_auto_page_break(True, margin=24)
        self._set_properties()

    def _set_properties(self) -> None:
        sheet = self._sheet
        self.set_title(sheet.title)
        self.set_author(author(sheet))
        self.set_subject(sheet.mark.line)
        self.set_keywords(sheet.mark.keywords)
        self.set_creator("Provenote")
        self.set_lang(sheet.language)
        self.set_xmp_metadata(xmp(sheet))
        if sheet.mark.at is not None:
            self.set_creation_date(sheet.mark.at)

    def _shown(self, text: str) -> str:
        joined = _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)
        return "".join(c if all(ord(c) in cmap for cmap in self._cmaps) else MISSING for c in joined)

    def _use(self, size: float, style: str = "", color: tuple[int, int, int] = _INK) -> None:
        self.set_font(_FAMILY, style, size)
        self.set_text_color(*color)

    def _height(self, size: float) -> float:
        return size * self._sizes.line * _POINT

    def _text(self, text: str, size: float, indent: float = 0.0) -> None:
        self.set_x(self.l_margin + indent)
        self.multi_cell(
            0,
            self._height(size),
            self._shown(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def header(self) -> None:
        """The stamp, on every page, so that no page of it can pass as signed."""
        if not self._sheet.stamp:
            return
        self._use(11, "B", _WARNING)
        self.set_draw_color(*_WARNING)
        self.set_line_width(0.5)
        self.cell(0, 9, self._shown(self._sheet.stamp), border=1, align="C", new_x=XPos.LMARGIN)
        self.ln(13)

    def footer(self) -> None:
        """Who answers for the text, the hash to compare a print with the record, the page."""
        mark = self._sheet.mark
        self.set_y(-19)
        self.set_draw_color(*_RULE)
        self.set_line_width(0.2)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
        self.ln(1.5)
        self._use(self._sizes.foot, color=_QUIET)
        self.multi_cell(0, 4, self._shown(mark.line), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.cell(0, 4, f"Text hash {mark.short_hash} · Page {self.page_no()} of {{nb}}")

    def write_title(self) -> None:
        """Title and one quiet line under it."""
        self._use(self._sizes.title, "B")
        self._text(self._sheet.title, self._sizes.title * 0.9)
        self._use(self._sizes.body, color=_QUIET)
        self._text(self._sheet.subtitle, self._sizes.body)
        self.ln(2)

    def write_blocks(self, blocks: tuple[Block, ...]) -> None:
        """All blocks in order."""
        for block, following in zip_longest(blocks, blocks[1:]):
            self._write_block(block, following)

    def _write_block(self, block: Block, following: Block | None) -> None:
        """One block; a heading is never left alone at the foot of a page, away from what follows."""
        match block:
            case Heading(text, level):
                self._write_heading(text, level, following)
            case Paragraph(text, quiet):
                size = self._sizes.body * (0.85 if quiet else 1)
                self._use(size, color=_QUIET if quiet else _INK)
                self._text(text, size)
                self.ln(1.5 if not quiet else 2.5)
            case Bullets(items):
                self._write_bullets(items)
            case Table():
                self._write_table(block)

    def _write_heading(self, text: str, level: int, following: Block | None) -> None:
        size = self._sizes.heading if level == 1 else self._sizes.problem
        lines = {Heading: 5, Table: 6}.get(type(following), 3)
        self._keep_together(self._height(size) + lines * self._height(self._sizes.body))
        self.ln(3.5 if level == 1 else 1.5)
        self._use(size, "B")
        self._text(text, size)
        if level == 1:
            self.set_draw_color(*_RULE)
            self.set_line_width(0.3)
            self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
            self.ln(1.8)

    def _keep_together(self, height: float) -> None:
        if self.will_page_break(height):
            self.add_page()

    def _write_bullets(self, items: tuple[str, ...]) -> None:
        size = self._sizes.body
        indent = size * 0.5
        self._use(size)
        for item in items:
            self._keep_together(self._height(size))
            self.set_x(self.l_margin + indent * 0.2)
            self.cell(indent, self._height(size), "•")
            self._text(item, size, indent)
        self.ln(1.5)

    def _write_table(self, table: Table) -> None:
        size = self._sizes.table
        self._use(size)
        table = Table(
            tuple(map(self._shown, table.header)), tuple(tuple(map(self._shown, row)) for row in table.rows)
        )
        widths = column_widths(table, self.epw, _PADDING, self._width, self._height(size))
        if widths is None:
            self.write_blocks(tuple(one_by_one(table)))
            return
        self.ln(1)
        self.set_draw_color(*_RULE)
        self.set_line_width(0.2)
        with self.table(
            text_align="LEFT",
            headings_style=FontFace(emphasis="BOLD", color=_INK, fill_color=_SHADE),
            line_height=self._height(size) * 0.92,
            padding=_PADDING,
            borders_layout=TableBordersLayout.ALL,
            cell_fill_mode=TableCellFillMode.NONE,
            col_widths=widths,
        ) as grid:
            for cells in (table.header, *table.rows):
                row = grid.row()
                for column, cell in enumerate(cells):
                    row.cell(cell, style=_NAME if column == 0 else None)
        self.ln(2)

    def _width(self, text: str) -> float:
        """Millimetres in bold, the wider of the two styles."""
        self._use(self._sizes.table, "B")
        width = float(self.get_string_width(text))
        self._use(self._sizes.table)
        return width
