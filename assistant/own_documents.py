"""The practice's own documents: read into the library, indexed, removed. Each step may be run again."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from assistant.errors import InputRefused
from assistant.progress import Cancel, Progress, Report
from retrieval.guidelines import Guidelines
from retrieval.intake import IntakeReport, take_in
from retrieval.library import collection_checked
from retrieval.library_document import LibraryDocument
from retrieval.offer import Offer, offer
from retrieval.reading.block import Stated

STEP = "guidelines"


class Upload(Protocol):
    """A file as it was handed over."""

    name: str

    def getvalue(self) -> bytes:
        """All of its bytes."""


class OwnDocuments:
    """What a person does with documents of the practice. ``sources`` is the folder of what ships."""

    guidelines: Callable[[], Guidelines]
    sources: Path

    def offer_documents(
        self, files: Sequence[Upload], collection: str, report: Report, cancel: Cancel
    ) -> list[Offer]:
        """The details that would be kept of each file. Nothing is stored. Raises InputRefused, Cancelled."""
        collection_checked(collection)
        names = [Path(file.name).name for file in files]
        if len(set(names)) < len(names):
            raise InputRefused("Two of these files have the same name. Rename one of them, or take one away.")
        offers: list[Offer] = []
        for at, (name, file) in enumerate(zip(names, files, strict=True)):
            cancel.check()
            report(Progress(STEP, f"Looking at {name}", at / len(files)))
            offers.append(offer(name, file.getvalue(), collection))
        return offers

    def take_in_documents(
        self,
        files: Sequence[Upload],
        collection: str,
        details: Mapping[str, Stated],
        report: Report,
        cancel: Cancel,
    ) -> IntakeReport:
        """Read files into a collection and index them; ``details`` are a person's, by the file's name.

        Cancelled, what was read so far is kept and comes in with the next build of the index.
        """
        watched = _watched(report, cancel)
        with tempfile.TemporaryDirectory(prefix="provenote-") as folder:
            paths = [Path(folder) / Path(file.name).name for file in files]
            for path, file in zip(paths, files, strict=True):
                path.write_bytes(file.getvalue())
            taken = take_in(paths, self.guidelines().library, watched, collection, each=details)
        self.index_documents(report, cancel)
        return taken

    def remove_document(self, document: str, report: Report, cancel: Cancel) -> None:
        """Delete one version of a document and take it out of the index. Raises InputRefused."""
        self.guidelines().library.remove(document)
        self.index_documents(report, cancel)

    def index_documents(self, report: Report, cancel: Cancel) -> None:
        """Build the index unless it is of all documents already. Cancelled, the old one stays in use."""
        if not self.guidelines().is_built(self.sources):
            self.guidelines().build(self.sources, _watched(report, cancel))

    def own_documents(self) -> list[LibraryDocument]:
        """Every version of every document of the practice."""
        return self.guidelines().library.documents()

    def prepare_guidelines(self, report: Report) -> None:
        """Build the guideline index if it is missing or its sources have changed."""
        # Asked of the files alone: loading the embedding model would make every start slower.
        self.index_documents(report, Cancel())


def _watched(report: Report, cancel: Cancel) -> Callable[[str, float], None]:
    def told(message: str, done: float) -> None:
        cancel.check()
        report(Progress(STEP, message, done))

    return told
