"""Rows of a published table: CSV or JSON lines, plain or gzipped, as dictionaries."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import InputRefused

LONGEST_CELL = 16 * 1024 * 1024
"""Characters; Python's own limit of 131,072 is too low for long visits."""


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a ``.csv`` or ``.jsonl`` file (also ``.gz``), UTF-8 with or without a byte order mark.

    Raises InputRefused when it is another kind of file or cannot be parsed.
    """
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if suffix not in {".csv", ".jsonl"}:
        raise InputRefused(f"{path.name} cannot be read: only .csv and .jsonl files (also .gz) can.")
    try:
        yield from _csv(path) if suffix == ".csv" else _json_lines(path)
    except (ValueError, csv.Error, EOFError, gzip.BadGzipFile) as error:
        raise InputRefused(f"{path.name} is damaged. Get it again from its publisher.") from error


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(LONGEST_CELL)
    with _lines(path, newline="") as stream:
        yield from csv.DictReader(stream, strict=True)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with _lines(path, newline=None) as stream:
        for line in stream:
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("a line is not a JSON object")
                yield row


def _lines(path: Path, newline: str | None) -> Any:
    opener = gzip.open if path.suffix == ".gz" else open
    return opener(path, "rt", encoding="utf-8-sig", newline=newline)
