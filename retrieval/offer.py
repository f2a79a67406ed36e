"""The details that would be kept of a file, and where each was taken from: for a person to confirm."""

from pathlib import Path
from typing import Literal

from assistant.errors import InputRefused
from retrieval.details import details
from retrieval.document import Strict
from retrieval.hidden import inspected
from retrieval.library_document import Details
from retrieval.reading.block import Stated
from retrieval.reading.read import read

Origin = Literal["the file", "the title", "the file's name", "the collection's name", "today"]
"""Only ``the file`` states it; all others are guesses."""


class Offer(Strict):
    """What would be kept of one file. ``refused`` says why it cannot be read; then all else is empty."""

    file: str
    title: str = ""
    publisher: str = ""
    year: int | None = None
    title_from: Origin = "the file"
    publisher_from: Origin = "the file"
    year_from: Origin = "the file"
    refused: str = ""


def offer(name: str, data: bytes, collection: str) -> Offer:
    """Read a file that was handed over as bytes, without the date that a file on a disk has."""
    try:
        stated = inspected(read(name, data)).reading.stated
        found = details(Stated(), stated, Path(name), collection)
    except InputRefused as refusal:
        return Offer(file=name, refused=str(refusal))
    return Offer(
        file=name,
        title=found.title,
        publisher=found.publisher,
        year=found.year,
        title_from="the file" if stated.title else "the file's name",
        publisher_from="the file" if stated.publisher else "the collection's name",
        year_from=_year_from(found, stated),
    )


def _year_from(found: Details, stated: Stated) -> Origin:
    if str(found.year) in found.title:
        return "the title"
    return "the file" if stated.year else "today"
