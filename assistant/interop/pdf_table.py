"""A table on a PDF page: rows that stay whole, a header on every page, columns from where reading begins."""

from typing import TYPE_CHECKING, cast

from fpdf.enums import MethodReturnValue

from assistant.interop.layout import Table

if TYPE_CHECKING:
    from assistant.interop.pdf import Page

PADDING = 1.6
_SHADE, _RULE, _INK = (240, 242, 245), (118, 118, 118), (28, 28, 30)
_TIGHT = 0.92
"""Lines inside a cell are nearer to each other than those of running text."""


def write_table(page: "Page", table: Table, widths: list[float]) -> None:
    """Draw and tag the table; ``widths`` are its columns' in mm, in the order of reading."""
    page.ln(1)
    with page.tags.group("Table"):
        height = _height(page, table.header, widths, header=True)
        first = _height(page, table.rows[0], widths, header=False) if table.rows else 0.0
        page.keep_together(height + first)
        with page.tags.group("TR"):
            _write_row(page, table.header, widths, height, header=True)
        for row in table.rows:
            tall = _height(page, row, widths, header=False)
            if page.will_page_break(tall):
                page.add_page()
                # Seen again, but read aloud once.
                with page.tags.artifact():
                    _draw_row(page, table.header, widths, height, header=True)
            with page.tags.group("TR"):
                _write_row(page, row, widths, tall, header=False)
    page.ln(2)


def _write_row(
    page: "Page", cells: tuple[str, ...], widths: list[float], height: float, header: bool
) -> None:
    with page.tags.artifact():
        _draw_boxes(page, widths, height, header)
    top = page.get_y()
    for column, (text, left) in enumerate(zip(cells, _lefts(page, widths), strict=True)):
        type = "TH" if header or column == 0 else "TD"
        scope = "Column" if header else "Row" if column == 0 else ""
        with page.tags.mark(type, page.actual(text), scope=scope):
            _draw_cell(page, text, left, top, widths[column], bold=type == "TH")
    page.set_xy(page.l_margin, top + height)


def _draw_row(page: "Page", cells: tuple[str, ...], widths: list[float], height: float, header: bool) -> None:
    _draw_boxes(page, widths, height, header)
    top = page.get_y()
    for column, (text, left) in enumerate(zip(cells, _lefts(page, widths), strict=True)):
        _draw_cell(page, text, left, top, widths[column], bold=True)
    page.set_xy(page.l_margin, top + height)


def _draw_boxes(page: "Page", widths: list[float], height: float, header: bool) -> None:
    page.set_draw_color(*_RULE)
    page.set_line_width(0.2)
    page.set_fill_color(*_SHADE)
    for left, width in zip(_lefts(page, widths), widths, strict=True):
        page.rect(left, page.get_y(), width, height, style="DF" if header else "D")


def _draw_cell(page: "Page", text: str, left: float, top: float, width: float, bold: bool) -> None:
    page.use(page.sizes.table, "B" if bold else "", _INK)
    page.set_xy(left + PADDING, top + PADDING)
    page.multi_cell(width - 2 * PADDING, _line(page), page.shown(text), align=page.align)


def _height(page: "Page", cells: tuple[str, ...], widths: list[float], header: bool) -> float:
    """Millimetres of the tallest cell."""
    heights = [
        _cell_height(page, text, width, bold=header or column == 0)
        for column, (text, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return max(*heights, _line(page)) + 2 * PADDING


def _cell_height(page: "Page", text: str, width: float, bold: bool) -> float:
    page.use(page.sizes.table, "B" if bold else "")
    height = page.multi_cell(
        width - 2 * PADDING,
        _line(page),
        page.shown(text),
        align=page.align,
        dry_run=True,
        output=MethodReturnValue.HEIGHT,
    )
    return float(cast(float, height))


def _line(page: "Page") -> float:
    return page.height(page.sizes.table) * _TIGHT


def _lefts(page: "Page", widths: list[float]) -> list[float]:
    """Where each column begins in mm from the left; the first is on the right in a text that runs left."""
    before = [sum(widths[:number]) for number in range(len(widths))]
    if page.rtl:
        edge = page.w - page.r_margin
        return [edge - start - width for start, width in zip(before, widths, strict=True)]
    return [page.l_margin + start for start in before]
