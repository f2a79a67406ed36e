"""Texts for patients that belong to no visit: read, told in plain words, reviewed, kept in a library."""

from assistant.patient_texts.align import Mark, Pair, align
from assistant.patient_texts.batch import Item, Row, batch, row_of
from assistant.patient_texts.fidelity import Facts, compare_text, facts
from assistant.patient_texts.library import Library
from assistant.patient_texts.plain_version import grade_before, make_plain, measure_text
from assistant.patient_texts.reading import Source, of_note, read_pasted, read_source
from assistant.patient_texts.style import HouseStyle, HouseStyles
from assistant.patient_texts.text import (
    KIND_NAMES,
    KINDS,
    STATUS_NAMES,
    Entry,
    PatientText,
    Status,
    TextKind,
)

__all__ = [
    "KINDS",
    "KIND_NAMES",
    "STATUS_NAMES",
    "Entry",
    "Facts",
    "HouseStyle",
    "HouseStyles",
    "Item",
    "Library",
    "Mark",
    "Pair",
    "PatientText",
    "Row",
    "Source",
    "Status",
    "TextKind",
    "align",
    "batch",
    "compare_text",
    "facts",
    "grade_before",
    "make_plain",
    "measure_text",
    "of_note",
    "read_pasted",
    "read_source",
    "row_of",
]
