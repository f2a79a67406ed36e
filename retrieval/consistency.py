"""Checking a folder of guidelines as a whole: what must be mended, and what a person should look at again."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from retrieval.document import GuidelineDocument, Strict
from retrieval.figures import differences
from retrieval.load import guideline_files, read_guideline
from retrieval.succession import succession_faults


class Fault(Strict):
    """Something that must be mended before the folder is used."""

    file: str
    message: str


class Listed(Strict):
    """A document that is fit to use and still worth a look."""

    id: str
    title: str
    publisher: str
    year: int


class Consistency(Strict):
    """What the check of a folder found.

    ``documents`` is the number of files. ``old`` are current documents published more than five years
    before, ``superseded`` those that others took the place of, ``never_checked`` current ones that
    nobody compared with their source. None of these three is a fault.
    """

    documents: int
    faults: tuple[Fault, ...]
    old: tuple[Listed, ...]
    superseded: tuple[Listed, ...]
    never_checked: tuple[Listed, ...]


def check_folder(folder: Path, today: date) -> Consistency:
    """Every fault of every file, and of the files together. Raises InputRefused if there are no files."""
    read = [read_guideline(path) for path in guideline_files(folder)]
    documents = [file.document for file in read if file.document is not None]
    faults = [Fault(file=file.path.name, message=message) for file in read for message in file.faults]
    faults += _shared_faults(documents, frozenset(file.path.stem for file in read if file.document is None))
    current = [document for document in documents if document.is_current()]
    return Consistency(
        documents=len(read),
        faults=tuple(faults),
        old=_listed(sorted((d for d in current if d.is_old(today)), key=lambda d: d.year)),
        superseded=_listed([d for d in documents if not d.is_current()]),
        never_checked=_listed([d for d in current if d.last_checked is None]),
    )


def _shared_faults(documents: Sequence[GuidelineDocument], unread: frozenset[str]) -> Iterator[Fault]:
    for document, fault in succession_faults(documents, unread):
        yield Fault(file=f"{document.id}.md", message=fault)
    for first, figure, second, other in differences(documents):
        yield Fault(
            file=f"{second.id}.md",
            message=f"gives {other.value} for “{other.what}” (recommendation {other.recommendation}), "
            f"and {first.id}.md gives {figure.value} (recommendation {figure.recommendation}). "
            "Correct one, mark the older as superseded, or name what tells the two apart",
        )


def _listed(documents: Sequence[GuidelineDocument]) -> tuple[Listed, ...]:
    return tuple(Listed(id=d.id, title=d.title, publisher=d.publisher, year=d.year) for d in documents)
