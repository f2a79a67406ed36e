"""PDF on A4 or Letter with embedded fonts, shaped scripts and tags for screen readers."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from math import ceil
from typing import Any, NamedTuple

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont
from PIL import Image

from assistant.catalogue import N_, handout_text
from assistant.interop.direction import pieces
from assistant.interop.layout import (
    MISSING,
    Block,
    Bullets,
    Heading,
    Paragraph,
    Sheet,
    Table,
    kept_together,
    one_by_one,
)
from assistant.interop.pdf_fonts import families
from assistant.interop.pdf_table import PADDING, write_table
from assistant.interop.pdf_tags import Tags, tagged
from assistant.interop.provenance_mark import author, xmp
from assistant.interop.qr_code import qr_png
from assistant.interop.table_widths import column_widths

INK, QUIET, RULE = (28, 28, 30), (92, 96, 102), (176, 180, 186)
WARNING = (150, 20, 20)
_MARGIN, _MARGIN_OF_LARGE = 20.0, 16.0
_POINT = 25.4 / 72
"""Millimetres in a point: the page is measured in mm, letters in points."""


_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2069"


class _Sizes(NamedTuple):
    """Letter sizes in points; line height as a multiple of the size."""

    title: float
    heading: float
    problem: float
    body: float
    table: float
    foot: float
    line: float

    def scaled(self, scale: float) -> "_Sizes":
        """All letters ``scale`` times as large, lines as far apart in proportion."""
        letters = {name: size * scale for name, size in self._asdict().items() if name != "line"}
        return _Sizes(**letters, line=self.line)


_NOTE = _Sizes(title=19, heading=12.5, problem=10.5, body=10, table=9.5, foot=8, line=1.45)
# Patient leaflets ask for at least 12 points, 14 for large print (NHS accessible information).
_HANDOUT = _Sizes(title=20, heading=14.5, problem=12.5, body=12, table=12, foot=9, line=1.5)
# In large print the foot is large too: who answers for a text is not small print.
_LARGE = _Sizes(title=23, heading=17, problem=14.5, body=14, table=14, foot=14, line=1.5)


def to_pdf(sheet: Sheet) -> bytes:
    """The sheet as PDF bytes. A character the fonts lack is shown as a replacement sign."""
    page = _written(Page(sheet))
    if page.rtl:
        # The place that is kept for the number of pages is seen as a gap where lines end on the left.
        page = _written(Page(sheet, pages=str(page.page_no())))
    return tagged(bytes(page.output()), page.tags.root)


def _written(page: "Page") -> "Page":
    page.add_page()
    page.write_top()
    page.write_blocks(page.sheet.blocks)
    page.write_code()
    return page


class Page(FPDF):
    """One document being written; fpdf2 calls ``header`` and ``footer`` on every page.

    ``pages`` is the number of pages, or the sign for it that fpdf2 replaces at the end.
    """

    def __init__(self, sheet: Sheet, pages: str = "{nb}") -> None:
        super().__init__(format=sheet.paper.lower(), unit="mm")
        self.sheet, self._pages = sheet, pages
        large = sheet.kind == "handout" and sheet.large
        self.sizes = _LARGE if large else _HANDOUT if sheet.kind == "handout" else _NOTE
        self.tags = Tags(self._out, lambda: self.page)
        self.rtl = sheet.direction == "rtl"
        self.align = "R" if self.rtl else "L"
        self._add_families()
        margin = _MARGIN_OF_LARGE if large else _MARGIN
        self.set_margins(margin, 18, margin)
        # Text starts exactly where the rules do.
        self.c_margin = 0
        self._foot = self._foot_height()
        self.set_auto_page_break(True, margin=self._foot + 5)
        self._set_properties()

    def _foot_height(self) -> float:
        """Millimetres of the foot with its rule and the paper's edge; lines are not filled to the end."""
        self.use(self.sizes.foot)
        widths = [float(self.get_string_width(self.shown(line))) for line in self._foot_lines()]
        return 11 + self._foot_line() * sum(ceil(1.15 * width / self.epw) for width in widths)

    def _foot_line(self) -> float:
        return self.sizes.foot * 1.25 * self._leading * _POINT

    def _foot_lines(self) -> list[str]:
        """Whose text it is, who answers for it, the hash to compare a print with the record, the page."""
        mark, language = self.sheet.mark, self.sheet.language
        numbered = handout_text(N_("Text hash {hash} · Page {page} of {pages}"), language)
        numbered = numbered.replace("{hash}", mark.short_hash).replace("{page}", str(self.page_no()))
        return [line for line in (self.sheet.contact, mark.line, numbered) if line]

    def _add_families(self) -> None:
        chosen = families(" ".join(_texts(self.sheet)), self.sheet.language)
        for family in chosen:
            self.add_font(family.name, "", family.regular)
            self.add_font(family.name, "B", family.bold)
        self._family, *others = (family.name for family in chosen)
        self._leading = chosen[0].leading
        self.sizes = self.sizes.scaled(chosen[0].scale)
        self.shaped = len(chosen) > 1
        if self.shaped:
            self.set_fallback_fonts(others)
            self.set_text_shaping(True, direction=self.sheet.direction)
        cmaps = {key: set(font.cmap) for key, font in self.fonts.items() if isinstance(font, TTFFont)}
        # A character counts only where it has both styles.
        self._known = set[int]().union(*(cmaps[f.name] & cmaps[f"{f.name}B"] for f in chosen))

    def _set_properties(self) -> None:
        sheet = self.sheet
        self.set_title(sheet.title)
        self.set_author(author(sheet))
        self.set_subject(sheet.mark.line)
        self.set_keywords(sheet.mark.keywords)
        self.set_creator("Provenote")
        self.set_lang(sheet.language)
        self.set_xmp_metadata(xmp(sheet))
        # A screen reader says the title instead of the file's name.
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        if sheet.mark.at is not None:
            self.set_creation_date(sheet.mark.at)

    def shown(self, text: str) -> str:
        """The text as it is drawn: doses kept together and in order, missing characters marked."""
        known = "".join(map(self._visible, kept_together(text)))
        return "".join(
            f"{_ISOLATE}{piece}{_END_OF_ISOLATE}" if against else piece
            for piece, against in pieces(known, self.sheet.language)
        )

    def _visible(self, character: str) -> str:
        if ord(character) in self._known:
            return character
        # A format character has no shape of its own to miss.
        return "" if self.shaped and unicodedata.category(character) == "Cf" else MISSING

    def actual(self, text: str) -> str:
        """What the tag of a text says: the text itself where shaping leaves only glyphs to read."""
        return text if self.shaped else ""

    def use(self, size: float, style: str = "", color: tuple[int, int, int] = INK) -> None:
        """Set letter size in points, style and colour."""
        self.set_font(self._family, style, size)
        self.set_text_color(*color)
        self._set_font_on_page()

    def height(self, size: float) -> float:
        """Millimetres of a line with letters of ``size`` points."""
        return size * self.sizes.line * self._leading * _POINT

    def _text(self, text: str, size: float, type: str, indent: float = 0.0) -> None:
        """Text on as many lines as it takes, ``indent`` mm in from where lines begin."""
        self.set_x(self.l_margin + (0 if self.rtl else indent))
        with self.tags.mark(type, self.actual(text)):
            self.multi_cell(
                self.epw - indent,
                self.height(size),
                self.shown(text),
                align=self.align,
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )

    def header(self) -> None:
        """The stamp, on every page, so that no page of it can pass as signed."""
        with self.tags.artifact():
            if self.sheet.stamp:
                self.use(11, "B", WARNING)
                self.set_draw_color(*WARNING)
                self.set_line_width(0.5)
                self.cell(0, 9, self.shown(self.sheet.stamp), border=1, align="C", new_x=XPos.LMARGIN)
                self.ln(13)
        self.tags.resume()

    def footer(self) -> None:
        """The lines of the foot, on every page."""
        self.tags.pause()
        self.set_y(-self._foot)
        with self.tags.artifact():
            self._rule(0.2)
            self.ln(1.5)
            self.use(self.sizes.foot, color=QUIET)
            for line in self._foot_lines():
                # The sign that fpdf2 replaces by the number of pages must reach it whole.
                drawn = self._pages.join(map(self.shown, line.split("{pages}")))
                self.multi_cell(
                    0, self._foot_line(), drawn, align=self.align, new_x=XPos.LMARGIN, new_y=YPos.NEXT
                )

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """A new page that begins with the font in use set for all that follows."""
        super().add_page(*args, **kwargs)
        self._set_font_on_page()

    def _set_font_on_page(self) -> None:
        # fpdf2 (2.8.9) sets a font only inside the first piece of text, and it is lost again when that
        # piece also uses a fallback font: what follows would be drawn with another font's glyphs.
        if self.shaped and self.page and self.current_font is not None:
            self._out(self._set_font_for_page(self.current_font, self.font_size_pt))

    def _rule(self, width: float, color: tuple[int, int, int] = RULE) -> None:
        self.set_draw_color(*color)
        self.set_line_width(width)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())

    def write_top(self) -> None:
        """Logo, title and one quiet line under it."""
        if self.sheet.logo:
            with self.tags.mark("Figure", alt=handout_text(N_("Logo of the practice"), self.sheet.language)):
                self._write_logo()
            self.ln(3)
        self.use(self.sizes.title, "B")
        self._text(self.sheet.title, self.sizes.title * 0.9, "H1")
        self.use(self.sizes.body, color=QUIET)
        self._text(self.sheet.subtitle, self.sizes.body, "P")
        self.ln(2)

    def _write_logo(self) -> None:
        """At most 60 mm wide and 20 mm high, where lines begin."""
        with Image.open(BytesIO(self.sheet.logo)) as picture:
            scale = min(60 / picture.width, 20 / picture.height)
            width, height = picture.width * scale, picture.height * scale
            left = self.w - self.r_margin - width if self.rtl else self.l_margin
            self.image(picture, x=left, y=self.get_y(), w=width, h=height)
        self.set_y(self.get_y() + height)

    def write_blocks(self, blocks: tuple[Block, ...]) -> None:
        """All blocks in order."""
        for block, following in zip_longest(blocks, blocks[1:]):
            self._write_block(block, following)

    def _write_block(self, block: Block, following: Block | None) -> None:
        """One block; a heading is never left alone at the foot of a page, away from what follows."""
        match block:
            case Heading():
                self._write_heading(block, following)
            case Paragraph(text, quiet):
                size = self.sizes.body * (0.85 if quiet else 1)
                self.use(size, color=QUIET if quiet else INK)
                self._text(text, size, "P")
                self.ln(1.5 if not quiet else 2.5)
            case Bullets(items):
                self._write_bullets(items)
            case Table():
                self._write_table(block)

    def _write_heading(self, heading: Heading, following: Block | None) -> None:
        first = heading.level == 1
        size = self.sizes.heading if first else self.sizes.problem
        lines = {Heading: 5, Table: 6}.get(type(following), 3)
        self.keep_together(self.height(size) + lines * self.height(self.sizes.body))
        self.ln(3.5 if first else 1.5)
        color = WARNING if heading.key == "urgent" else INK
        self.use(size, "B", color)
        self._text(heading.text, size, "H2" if first else "H3")
        if first:
            with self.tags.artifact():
                self._rule(
                    0.8 if heading.key == "urgent" else 0.3, color if heading.key == "urgent" else RULE
                )
            self.ln(1.8)

    def keep_together(self, height: float) -> None:
        """Begin a new page when ``height`` mm do not fit on this one."""
        if self.will_page_break(height):
            self.add_page()

    def _write_bullets(self, items: tuple[str, ...]) -> None:
        size = self.sizes.body
        indent = size * 0.5
        self.use(size)
        with self.tags.group("L"):
            for item in items:
                self.keep_together(self.height(size))
                with self.tags.group("LI"):
                    self._write_bullet(indent, self.height(size))
                    self._text(item, size, "LBody", indent)
        self.ln(1.5)

    def _write_bullet(self, indent: float, height: float) -> None:
        inset = indent * 0.2
        self.set_x(self.w - self.r_margin - indent + inset if self.rtl else self.l_margin + inset)
        with self.tags.mark("Lbl"):
            self.cell(indent - 2 * inset, height, "•", align=self.align)

    def _write_table(self, table: Table) -> None:
        size = self.sizes.table
        self.use(size)
        drawn = Table(
            tuple(map(self.shown, table.header)), tuple(tuple(map(self.shown, row)) for row in table.rows)
        )
        widths = column_widths(drawn, self.epw, PADDING, self._width, self.height(size))
        if widths is None:
            self.write_blocks(tuple(one_by_one(table)))
            return
        write_table(self, table, widths)

    def _width(self, text: str) -> float:
        """Millimetres in bold, the wider of the two styles."""
        self.use(self.sizes.table, "B")
        width = float(self.get_string_width(text))
        self.use(self.sizes.table)
        return width

    def write_code(self) -> None:
        """The QR code with its address in letters, for those who would rather type."""
        if not self.sheet.address:
            return
        self.keep_together(40)
        self.ln(4)
        with self.tags.mark("Figure", alt=handout_text(N_("QR code"), self.sheet.language)):
            left = self.w - self.r_margin - 30 if self.rtl else self.l_margin
            self.image(BytesIO(qr_png(self.sheet.address)), x=left, w=30, h=30)
        self.use(self.sizes.foot, color=QUIET)
        said = handout_text(N_("Read this on a phone:"), self.sheet.language)
        self._text(f"{said} {self.sheet.address}", self.sizes.foot, "P")


def _texts(sheet: Sheet) -> Iterator[str]:
    """Every text that is drawn."""
    yield from (sheet.title, sheet.subtitle, sheet.stamp, sheet.contact, sheet.mark.line)
    for block in sheet.blocks:
        match block:
            case Heading(text) | Paragraph(text):
                yield text
            case Bullets(items):
                yield from items
            case Table(header, rows):
                yield from header
                for row in rows:
                    yield from row
