"""Tables of lab values: which column is what, by its heading; rows as their cells stand below."""

import re
from dataclasses import dataclass

from assistant.patient_texts.lab_line import LineReader, Reading, clean_name
from assistant.patient_texts.lab_number import amount
from assistant.patient_texts.lab_range import NO_RANGE, Reference, read_reference
from assistant.patient_texts.lab_rules import Column, lab_rules

FEWEST = 2
"""Headings that make a line the head of a table; one of them is the result."""

RULE = re.compile(r"^[\s|:+=_-]+$")
"""A line between head and rows."""


@dataclass(frozen=True)
class Head:
    """The columns of a table in order; ``apart`` is what stands between its cells."""

    columns: tuple[Column, ...]
    apart: str


def read_head(line: str) -> Head | None:
    """The head of a table, None where the line is none."""
    for apart in ("\t", "|", ",", ";", "  "):
        cells = split_cells(line, apart)
        columns = [_column(cell) for cell in cells]
        known = [column for column in columns if column]
        if len(known) >= FEWEST and "result" in known and len(known) >= len(cells) - 1:
            named: list[Column] = [column or "other" for column in columns]
            if "name" not in named and columns[0] is None:
                named[0] = "name"
            return Head(tuple(named), apart) if "name" in named else None
    return None


def split_cells(line: str, apart: str) -> list[str]:
    """The cells of a line; an empty one counts, except where blanks alone part them."""
    bare = line.strip().strip("|") if apart == "|" else line.strip("\n\r")
    cells = re.split(r"\s{2,}|\t", bare.strip()) if apart == "  " else bare.split(apart)
    return [cell.strip() for cell in cells]


def read_row(head: Head, line: str) -> Reading | None:
    """The value of a row; None where it holds none, or has other cells than the head."""
    cells = split_cells(line, head.apart)
    if len(cells) == 1 or (head.apart == "  " and len(cells) != len(head.columns)):
        return None
    row: dict[Column, str] = {}
    for column, cell in zip(head.columns, cells, strict=False):
        row.setdefault(column, cell)
    name = clean_name(row.get("name", ""))
    read = LineReader(f"Sodium: {row.get('result', '')}").read()  # any test that is known
    if not name or len(read) != 1:
        return None
    return _filled(read[0], name, row)


def _filled(reading: Reading, name: str, row: dict[Column, str]) -> Reading:
    reading.name, reading.known = name, True
    reading.unit = reading.unit or row.get("unit", "")
    flag = row.get("flag", "")
    reading.flag = reading.flag or (flag if flag not in ("-", "–", "—", "final", "Final") else "")
    if reading.reference is NO_RANGE:
        reading.reference = _two_columns(row) or read_reference(row.get("reference", ""))
    return reading


def _two_columns(row: dict[Column, str]) -> Reference | None:
    low, high = row.get("low", ""), row.get("high", "")
    if not re.fullmatch(r"[\d.,]*\d", low) or not re.fullmatch(r"[\d.,]*\d", high):
        return None
    return Reference(f"{low}-{high}", amount(low), amount(high), low, high)


def _column(cell: str) -> Column | None:
    for column, ways in lab_rules().columns.items():
        if re.fullmatch(f"(?:{'|'.join(ways)})", cell.strip(" :*").strip(), re.I):
            return column
    return None
