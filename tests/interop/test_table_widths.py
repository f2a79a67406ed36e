import pytest

from assistant.interop.layout import Table
from assistant.interop.table_widths import column_widths


def widths(table: Table, page: float = 100.0) -> list[float] | None:
    """Each letter one millimetre wide, each line five high."""
    return column_widths(table, page, padding=1.0, measure=lambda text: float(len(text)), line=5.0)


def test_the_page_is_filled_and_long_text_gets_more() -> None:
    found = widths(Table(("a", "b"), (("word", "word " * 10),)))
    assert found is not None
    assert sum(found) == pytest.approx(100)
    assert found[1] > found[0]


def test_each_column_holds_its_longest_word() -> None:
    found = widths(Table(("name", "when"), (("x" * 30, "a " * 200),)))
    assert found is not None
    assert found[0] >= 30 + 2


@pytest.mark.parametrize(
    "cells",
    [
        ("x" * 60, "x" * 60),  # words wider than the page together
        ("x" * 90, "a " * 400),  # a row taller than the page
    ],
)
def test_what_does_not_fit_is_said(cells: tuple[str, str]) -> None:
    assert widths(Table(("a", "b"), (cells,))) is None


def test_empty_cells_are_no_trouble() -> None:
    assert widths(Table(("", ""), (("", ""),))) is not None
