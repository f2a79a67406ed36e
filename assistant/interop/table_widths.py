"""How wide the columns of a table are, in millimetres, so that no drug name is cut in two."""

from collections.abc import Callable

from assistant.interop.layout import Table

TALLEST_ROW = 150.0
"""Millimetres; a taller row would not fit under the header on one page."""


def column_widths(
    table: Table, page: float, padding: float, measure: Callable[[str], float], line: float
) -> list[float] | None:
    """Widths that fill ``page``: each column holds its longest word, and the rest goes where the text
    is longest. None when that does not fit, or a row would be too tall.

    ``measure`` gives the width of a text, ``line`` is the height of a line; all in millimetres.
    """
    columns = [[*cells] for cells in zip(table.header, *table.rows, strict=True)]
    least = [_longest_word(cells, measure) + 2 * padding + _SLACK for cells in columns]
    spare = page - sum(least)
    if spare < 0:
        return None
    texts = [max(map(measure, cells)) for cells in columns]
    total = sum(texts) or 1.0
    widths = [narrow + spare * text / total for narrow, text in zip(least, texts, strict=True)]
    # Words do not fill their lines: twice the lines that the letters alone would need is never too few.
    lines = max(2 * text / (width - 2 * padding) + 1 for text, width in zip(texts, widths, strict=True))
    return widths if lines * line <= TALLEST_ROW else None


# Millimetres, against rounding in the writer's own measuring.
_SLACK = 0.5


def _longest_word(cells: list[str], measure: Callable[[str], float]) -> float:
    return max((measure(word) for cell in cells for word in cell.split(" ")), default=0.0)
