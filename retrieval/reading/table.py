"""CSV and JSON: a list of recommendations, one record each, or any table as readable rows."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from retrieval.reading.block import Block, Reading, Stated
from retrieval.reading.html import plain_text
from retrieval.reading.record_fields import plain_name, record_fields
from retrieval.reading.refusal import refused
from retrieval.reading.rows import readable_rows
from retrieval.reading.text import decoded

Record = Mapping[str, Any]
SAMPLE = 16_384
DEEPEST = 3
"""Levels of a JSON document at which a list of records is looked for."""


def read_csv(name: str, data: bytes) -> Reading:
    """Blocks of a table whose first row names the columns. Comma, semicolon, tab or bar between cells."""
    text = decoded(name, data)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:SAMPLE], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [row for row in csv.reader(io.StringIO(text), dialect) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise refused(name, "is a damaged table. Export it as CSV again") from error
    if len(rows) < 2:
        raise refused(name, "has no rows below its header. Add them, or save it as text")
    records = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
    return _reading(records) if _is_list(records) else _table(rows)


def read_json(name: str, data: bytes) -> Reading:
    """Blocks of a list of records, at the top of the document or under one of its keys."""
    try:
        content = json.loads(decoded(name, data))
    except (ValueError, RecursionError) as error:
        raise refused(name, "is damaged JSON. Export it again") from error
    records = _records(content, DEEPEST)
    if not records:
        raise refused(
            name, "holds no list of records. Recommendations are a list of objects with a text each"
        )
    if not _is_list(records):
        columns = list(dict.fromkeys(key for record in records for key in record))
        return _table([columns, *([_said(record.get(key)) for key in columns] for record in records)])
    return _reading(records)


def _records(content: Any, levels: int) -> list[Record]:
    """The longest list of objects in a document."""
    if isinstance(content, list):
        found: list[Record] = [one for one in content if isinstance(one, dict)]
        return found if len(found) * 2 > len(content) else []
    if not isinstance(content, dict) or not levels:
        return []
    return max((_records(value, levels - 1) for value in content.values()), key=len, default=[])


def _is_list(records: Sequence[Record]) -> bool:
    """True when most records have a text that is one: not a list of numbers or names."""
    texts = [_said(_field(record, record_fields().text)) for record in records]
    return sum(len(text.split()) >= 5 for text in texts) * 2 > len(texts)


def _reading(records: Sequence[Record]) -> Reading:
    names = record_fields()
    years = [year for record in records if (year := _year(_said(_field(record, names.year))))]
    return Reading(
        stated=Stated(
            publisher=_common(_said(_field(record, names.publisher)) for record in records),
            url=_common(_said(_field(record, names.url)) for record in records),
            year=max(years, default=None),
        ),
        blocks=tuple(block for record in records for block in _blocks(record)),
    )


def _blocks(record: Record) -> Iterator[Block]:
    names = record_fields()
    headings = [_one_line(_said(_field(record, part))) for part in (names.section, names.title)]
    year = _year(_said(_field(record, names.year)))
    grade = _one_line(_said(_field(record, names.grade)))
    text = " ".join(plain_text(_said(_field(record, names.text))))
    text += "." if text and text[-1].isalnum() else ""
    people = _people(record)
    added = [f"For: {people}." if people else "", f"Grade: {grade}." if grade else ""]
    added.append(f"Year: {year}." if year else "")
    if text:
        yield Block(
            text=" ".join([text, *(one for one in added if one)]),
            kind="recommendation",
            path=tuple(one for one in headings if one),
            grade=grade,
        )


def _people(record: Record) -> str:
    """Whom a record is for, from every field that says so: ``female, 21 to 30``."""
    said: list[str] = []
    for key, value in record.items():
        if plain_name(key) in record_fields().population:
            pair = isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)
            said.append(f"{value[0]} to {value[1]} years" if pair else _one_line(_said(value)))
    return ", ".join(dict.fromkeys(one for one in said if one))


def _field(record: Record, names: Sequence[str]) -> Any:
    known = {plain_name(key): value for key, value in record.items() if isinstance(key, str)}
    return next((known[name] for name in names if known.get(name) not in (None, "", [], {})), None)


def _said(value: Any) -> str:
    """A value as text; a list as its items, an object as nothing: it is no text."""
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value if not isinstance(one, dict | list))
    return "" if value is None or isinstance(value, dict) else str(value)


def _one_line(text: str) -> str:
    return " ".join(" ".join(plain_text(text)).split())


def _year(text: str) -> int | None:
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return int(found[0]) if found and int(found[0]) <= date.today().year else None


def _common(values: Iterator[str]) -> str:
    """The value that all records share, empty when they differ."""
    counted = Counter(values)
    return next(iter(counted)).strip() if len(counted) == 1 else ""


def _table(rows: Sequence[Sequence[str]]) -> Reading:
    blocks = [Block(text=_one_line(row), kind="table") for row in readable_rows(rows) if _one_line(row)]
    return Reading(stated=Stated(), blocks=tuple(blocks))
