"""Table rows as lines that can be read alone: each cell with the words of its column's header."""

from collections.abc import Iterator, Sequence


def readable_rows(table: Sequence[Sequence[str]], has_header: bool = True) -> Iterator[str]:
    """The rows below the header, as ``Drug: amoxicillin; Dose: 500 mg``. Empty cells are left out.

    A table of one row has no header, and a column without one gives its cells alone.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in table]
    rows = [row for row in rows if any(row)]
    header = rows.pop(0) if has_header and len(rows) > 1 else []
    for row in rows:
        cells = [_cell(header[at] if at < len(header) else "", cell) for at, cell in enumerate(row) if cell]
        yield "; ".join(cells)


def _cell(name: str, cell: str) -> str:
    return f"{name.rstrip(':')}: {cell}" if name and name != cell else cell
