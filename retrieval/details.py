"""Details of a document: what a person says, else what the file says, else what can be told from outside."""

import re
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import InputRefused
from retrieval.library_document import Details
from retrieval.reading.block import Stated

EARLIEST = 1900


def details(given: Stated, stated: Stated, file: Path, collection: str) -> Details:
    """The details to keep. Raises InputRefused when one does not fit.

    Without any other word the title is the file's name, the publisher the collection, the year that of
    the file's last change. A year in the title comes before the date on which a program made the file.
    """
    title = _one_line(given.title or stated.title)[:300] or title_of_name(file.stem)
    try:
        return Details(
            title=title,
            publisher=_one_line(given.publisher or stated.publisher) or title_of_name(collection),
            year=given.year or _year_in(title) or stated.year or _changed(file),
            licence=given.licence or stated.licence or "Not stated",
            url=_web_address(given.url) or _web_address(stated.url),
            population=given.population or stated.population,
            terms=given.terms or stated.terms,
        )
    except ValidationError as error:
        names = ", ".join(str(fault["loc"][0]) for fault in error.errors())
        raise InputRefused(f"{file.name}: these details do not fit: {names}. Correct them.") from error


def title_of_name(name: str) -> str:
    """A file's or collection's name as a title: ``asthma-protocol_2024`` is "Asthma protocol 2024"."""
    words = re.sub(r"[\s_-]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "Untitled"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _year_in(title: str) -> int | None:
    """The year in a title such as "Asthma protocol 2024"; None when there is none, or more than one."""
    found = [int(year) for year in re.findall(r"\b(?:19[5-9]\d|20\d\d)\b", title)]
    return found[0] if len(found) == 1 and found[0] <= date.today().year else None


def _web_address(text: str) -> str:
    """An address that a browser opens; any other text, such as a script, is dropped."""
    return text.strip() if re.match(r"^https?://\S+$", text.strip()) else ""


def _changed(file: Path) -> int:
    try:
        year = date.fromtimestamp(file.stat().st_mtime).year
    except OSError:
        year = date.today().year
    return min(max(year, EARLIEST), date.today().year)
