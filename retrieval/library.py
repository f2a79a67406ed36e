"""A practice's own documents on disk: the original files, what was read from them, and which version counts.

    <folder>/<collection>/<name>-<hash>/document.json   details and status
                                       /blocks.json     what was read
                                       /original.pdf    the file itself, with its own ending

A document is written beside its place and renamed, so that it is either whole or not there.
"""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.errors import InputRefused, StorageFailed
from retrieval.document import SHIPPED
from retrieval.library_document import COLLECTION_NAME, LibraryDocument
from retrieval.reading.block import Block

HEAD, BLOCKS, ORIGINAL = "document.json", "blocks.json", "original"
DRAFT = ".draft-"
_blocks = TypeAdapter(tuple[Block, ...])


def collection_checked(name: str) -> str:
    """The name itself. Raises InputRefused when it cannot be a practice's collection."""
    if name == SHIPPED or not re.match(COLLECTION_NAME, name):
        raise InputRefused(
            f"A collection cannot be called {name[:40]!r}. Use small letters, digits and hyphens, at most "
            f"40, and not {SHIPPED!r}, which is what comes with Provenote."
        )
    return name


class Library:
    """The documents below ``folder``. Several processes may use it; writing is one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def documents(self, collection: str = "") -> list[LibraryDocument]:
        """All documents, or those of a collection, also superseded ones, in the order of their ids."""
        heads = [_head(path) for path in sorted(self.folder.glob(f"*/[!.]*/{HEAD}"))]
        replaced = {head.supersedes: head.id for head in heads if head.supersedes}
        marked = [_marked(head, replaced.get(head.id, "")) for head in heads]
        return [head for head in marked if collection in ("", head.collection)]

    def document(self, name: str) -> LibraryDocument:
        """The document with this id. Raises InputRefused when there is none."""
        for head in self.documents():
            if head.id == name:
                return head
        raise InputRefused("There is no document with this name in the library.")

    def blocks(self, name: str) -> tuple[Block, ...]:
        """What was read from a document. Raises InputRefused when it is not there or damaged."""
        try:
            return _blocks.validate_json((self._place(name) / BLOCKS).read_bytes())
        except (OSError, ValidationError) as error:
            raise InputRefused(
                "What was read from a document is damaged. Run `provenote index rebuild`."
            ) from error

    def original(self, name: str) -> Path:
        """The file as it came in."""
        found = sorted(self._place(name).glob(f"{ORIGINAL}*"))
        if not found:
            raise InputRefused("The original file of this document is missing. Ingest it again.")
        return found[0]

    def add(self, document: LibraryDocument, blocks: Sequence[Block], original: bytes) -> None:
        """Keep a document; the one it supersedes is marked. Raises StorageFailed when the disk refuses."""
        place = self.folder / document.id
        with self._writing():
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=place.parent))
            try:
                (draft / f"{ORIGINAL}{Path(document.name).suffix.lower()}").write_bytes(original)
                (draft / BLOCKS).write_bytes(_blocks.dump_json(tuple(blocks)))
                (draft / HEAD).write_text(document.model_dump_json(indent=1), encoding="utf-8")
                draft.replace(place)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
            if document.supersedes:
                self._mark(document.supersedes, document.id)

    def rewrite(self, document: LibraryDocument, blocks: Sequence[Block] | None = None) -> None:
        """Keep changed details, and blocks if given, of a document that is there."""
        with self._writing():
            place = self._place(document.id)
            if blocks is not None:
                _replace(place / BLOCKS, _blocks.dump_json(tuple(blocks)))
            _replace(place / HEAD, document.model_dump_json(indent=1).encode())

    def remove(self, name: str) -> None:
        """Delete one version of a document. Versions that it superseded stay superseded.

        Raises InputRefused when there is none, StorageFailed when the disk refuses.
        """
        place = self._place(self.document(name).id)
        with self._writing():
            # Renamed first: a removal that is killed halfway must not leave half a document.
            gone = place.with_name(f"{DRAFT}{place.name}")
            place.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)

    def _mark(self, older: str, newer: str) -> None:
        place = self.folder / older / HEAD
        if place.is_file():
            _replace(place, _marked(_head(place), newer).model_dump_json(indent=1).encode())

    def _place(self, name: str) -> Path:
        place = (self.folder / name).resolve()
        if self.folder.resolve() not in place.parents or not (place / HEAD).is_file():
            raise InputRefused("There is no document with this name in the library.")
        return place

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / "lock").open("w") as handle:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield
        except OSError as error:
            reason = error.strerror or "the disk refused"
            raise StorageFailed(
                f"The library of documents could not be written ({reason}). Free some space in {self.folder}."
            ) from error


def _head(path: Path) -> LibraryDocument:
    try:
        return LibraryDocument.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise StorageFailed(
            f"The library entry {path.parent.name} is damaged. Move its folder away and ingest the "
            "file again."
        ) from error


def _marked(head: LibraryDocument, newer: str) -> LibraryDocument:
    return head.model_copy(update={"status": "superseded", "superseded_by": newer}) if newer else head


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{DRAFT}{path.name}")
    with draft.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(path)
