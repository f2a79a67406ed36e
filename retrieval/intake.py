"""Taking files into the library: read, cleared of hidden instructions, set against what is there, kept."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.errors import InputRefused
from retrieval.details import details
from retrieval.document import Strict
from retrieval.hidden import inspected
from retrieval.library import Library, collection_checked
from retrieval.library_document import Details, Found, LibraryDocument
from retrieval.reading.block import Block, Stated
from retrieval.reading.read import READERS, READING, read, read_file

DEFAULT = "practice"
"""The collection when none is named."""

Report = Callable[[str, float], None]
"""Told what is being done, in one line, and the share done, 0 to 1. What it raises ends the intake."""

Outcome = Literal["read", "new version", "details changed", "unchanged", "skipped"]


class Taken(Strict):
    """What became of one file. ``reason`` says why it was skipped; ``found`` never has words of the file."""

    file: str
    outcome: Outcome
    document: str = ""
    title: str = ""
    supersedes: str = ""
    reason: str = ""
    paragraphs: int = 0
    pages: int = 0
    found: tuple[Found, ...] = ()


class IntakeReport(Strict):
    """What became of all files, in the order in which they were read."""

    collection: str
    files: tuple[Taken, ...] = Field(default=())

    def changed(self) -> bool:
        """True if the library is not what it was before, so that the index has to be built."""
        return any(one.outcome in ("read", "new version", "details changed") for one in self.files)


def files_below(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Each file with its name below the path that was given; folders are gone through, hidden files left out.

    In a folder only files of a kind that is read are taken. Raises InputRefused for a path that is not there.
    """
    for path in paths:
        if path.is_file():
            yield path, path.name
        elif path.is_dir():
            for file in sorted(path.rglob("*")):
                name = file.relative_to(path)
                known = file.suffix.lower() in READERS and not any(p.startswith(".") for p in name.parts)
                if known and file.is_file():
                    yield file, name.as_posix()
        else:
            raise InputRefused(f"There is no file or folder {path}. Check its name.")


def take_in(
    paths: Sequence[Path],
    library: Library,
    report: Report,
    collection: str = DEFAULT,
    given: Stated | None = None,
    each: Mapping[str, Stated] | None = None,
) -> IntakeReport:
    """Read files and folders into a collection. A file that is refused is skipped with its reason.

    ``given`` are details that a person states; they count for every file, but for those that ``each``
    has details of by their name. Raises InputRefused when there is nothing to read, StorageFailed when
    the disk refuses.
    """
    collection_checked(collection)
    files = list(files_below(paths))
    if not files:
        raise InputRefused(
            f"There is nothing to read there. Files that are read: {', '.join(sorted(READERS))}."
        )
    if given and given.title and len(files) > 1:
        raise InputRefused(
            "One title cannot be that of several files. Ingest them one by one, or leave it out."
        )
    intake = _Intake(library, collection, given or Stated(), each or {})
    taken: list[Taken] = []
    for at, (path, name) in enumerate(files):
        report(f"Reading {name}", at / len(files))
        try:
            taken.append(intake.take(path, name))
        except InputRefused as refusal:
            taken.append(Taken(file=name, outcome="skipped", reason=str(refusal)))
    report("Reading the documents", 1.0)
    return IntakeReport(collection=collection, files=tuple(taken))


def offered(paths: Sequence[Path], collection: str, given: Stated) -> Details:
    """The details of one file, to be confirmed or corrected by a person. Raises InputRefused."""
    files = list(files_below(paths))
    if len(files) != 1:
        raise InputRefused("Details are asked for one file at a time. Name a single file.")
    path, name = files[0]
    return details(given, inspected(read(name, read_file(path))).reading.stated, path, collection)


def read_again(library: Library, report: Report) -> int:
    """Read documents that another version of the readers read, from their originals; how many there were."""
    old = [document for document in library.documents() if document.reading != READING]
    for at, document in enumerate(old):
        report(f"Reading {document.name}", at / len(old))
        blocks, found, pages, _ = _read(document.name, read_file(library.original(document.id)))
        changed = {"found": found, "pages": pages, "reading": READING}
        library.rewrite(document.model_copy(update=changed), blocks)
    return len(old)


@dataclass
class _Intake:
    """One run over a collection. ``new`` are ids that it added: no versions of each other by title."""

    library: Library
    collection: str
    given: Stated
    each: Mapping[str, Stated]
    new: set[str] = field(default_factory=set)

    def take(self, path: Path, name: str) -> Taken:
        """Take in one file. Raises InputRefused."""
        data = read_file(path)
        digest = hashlib.sha256(data).hexdigest()
        there = self.library.documents(self.collection)
        same = next((one for one in there if one.sha256 == digest), None)
        if same is not None:
            return self._again(same, there, name)
        blocks, found, pages, stated = _read(name, data)
        told = details(self._given(name), stated, path, self.collection)
        older = self._older(there, name, told.title)
        document = LibraryDocument(
            **told.model_dump(),
            id=f"{self.collection}/{_slug(told.title)}-{digest[:12]}",
            collection=self.collection,
            name=name,
            sha256=digest,
            supersedes=older.id if older else "",
            added=date.today(),
            reading=READING,
            pages=pages,
            found=found,
        )
        self.library.add(document, blocks, data)
        self.new.add(document.id)
        return _taken(document, name, "new version" if older else "read", paragraphs=len(blocks))

    def _given(self, name: str) -> Stated:
        return self.each.get(name, self.given)

    def _again(self, same: LibraryDocument, there: Sequence[LibraryDocument], name: str) -> Taken:
        """The same bytes once more: only what a person says differently is changed."""
        if not same.is_current():
            if any(one.id == same.superseded_by for one in there):
                reason = f"is an older version of {same.superseded_by}. Remove that one to go back to it"
                return _taken(same, name, "skipped", reason=f"{name} {reason}.")
            restored = same.model_copy(update={"status": "current", "superseded_by": ""})
            self.library.rewrite(restored)
            return _taken(restored, name, "read")
        said = {key: value for key, value in self._given(name).model_dump().items() if value}
        changed = same.model_copy(update=said)
        if changed == same:
            return _taken(same, name, "unchanged")
        self.library.rewrite(changed)
        return _taken(changed, name, "details changed")

    def _older(self, there: Sequence[LibraryDocument], name: str, title: str) -> LibraryDocument | None:
        """The current document that this one is a new version of: of the same file name, else title."""
        current = [one for one in there if one.is_current()]
        by_name = [one for one in current if one.name.lower() == name.lower()]
        by_title = [one for one in current if one.title.lower() == title.lower() and one.id not in self.new]
        # Of several with one title, such as chapters of a book, none can be told to be the older one.
        return next(iter(by_name), None) or (by_title[0] if len(by_title) == 1 else None)


def _read(name: str, data: bytes) -> tuple[tuple[Block, ...], tuple[Found, ...], int, Stated]:
    """Blocks without what was hidden, what that was, the number of pages, and the file's own details."""
    clean = inspected(read(name, data))
    blocks = clean.reading.blocks
    if not blocks:
        raise InputRefused(f"{name} holds nothing but hidden or foreign instructions, and was left out.")
    pages = max((block.page or 0 for block in blocks), default=0)
    return blocks, clean.found, pages, clean.reading.stated


def _taken(
    document: LibraryDocument, name: str, outcome: Outcome, reason: str = "", paragraphs: int = 0
) -> Taken:
    return Taken(
        file=name,
        outcome=outcome,
        document=document.id,
        title=document.title,
        supersedes=document.supersedes if outcome == "new version" else "",
        reason=reason,
        paragraphs=paragraphs,
        pages=document.pages,
        found=document.found,
    )


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40].strip("-") or "document"
