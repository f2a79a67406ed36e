"""What an index is made of: the summaries that ship, and the practice's own documents."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.chunk import passages_of
from retrieval.chunk_blocks import block_passages
from retrieval.document import GuidelineDocument
from retrieval.library import Library
from retrieval.library_document import LibraryDocument
from retrieval.load import guideline_files, load_folder
from retrieval.passage import Passage

HEADINGS = 40
"""First-level headings of a practice's document that count as names of its topic, at most."""


@dataclass(frozen=True)
class Corpus:
    """The folder of summaries, and the library or None when there is none."""

    sources: Path
    library: Path | None = None

    def sha256(self) -> str:
        """A hash of names and contents. Raises InputRefused if there are no summaries."""
        total = hashlib.sha256()
        for path in guideline_files(self.sources):
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        for document in self._own():
            total.update(document.model_dump_json().encode() + b"\0")
        return total.hexdigest()

    def read(self) -> "Texts":
        """Everything, read and cut. Raises InputRefused at the first file that is not fit."""
        library = Library(self.library) if self.library else None
        shipped = load_folder(self.sources)
        texts = Texts(shipped, self._own(), [], [])
        for document in shipped:
            texts.add(passages_of(document), document, (document.title, *document.terms))
        for own in texts.own:
            blocks = library.blocks(own.id) if library else ()
            first = list(dict.fromkeys(block.path[0] for block in blocks if block.path))[:HEADINGS]
            texts.add(block_passages(own, blocks), own, (own.title, *own.terms, *first))
        return texts

    def _own(self) -> list[LibraryDocument]:
        return Library(self.library).documents() if self.library else []


@dataclass(frozen=True)
class Texts:
    """Documents, their passages, and (document id, name) of each topic."""

    shipped: list[GuidelineDocument]
    own: list[LibraryDocument]
    passages: list[Passage]
    topics: list[tuple[str, str]]

    def add(
        self, passages: list[Passage], document: GuidelineDocument | LibraryDocument, names: tuple[str, ...]
    ) -> None:
        """Take in what is to be found of one document. Only the first of equal names is kept."""
        self.passages.extend(passages)
        if document.is_current():
            self.topics.extend((document.id, name) for name in dict.fromkeys(names))

    def embedded(self) -> list[str]:
        """The texts that need a vector: passages, then topics."""
        return [passage.indexed_text() for passage in self.passages] + [name for _, name in self.topics]

    def superseded(self) -> Iterator[str]:
        """Ids of passages that are kept to be read and must not be found."""
        return (passage.id for passage in self.passages if passage.status == "superseded")

    def terms(self) -> dict[str, str]:
        """The further names of each document, by its id, as one text."""
        shipped = {document.id: " ".join(document.terms) for document in self.shipped}
        return shipped | {document.id: " ".join(document.terms) for document in self.own}
