"""One document, cleared and cut as every document is that comes in, and searched alone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.asking.answer import SourcePassage
from eval.medquad import open_index
from retrieval.chunk_blocks import block_passages
from retrieval.corpus import Texts
from retrieval.guidelines import unwatched
from retrieval.hidden import inspected
from retrieval.library_document import LibraryDocument
from retrieval.passage import Passage
from retrieval.reading.block import Block, Reading, Stated
from retrieval.rules import search_rules
from retrieval.search import ranked

PUBLISHED = 2024
"""The year that every one of these documents is given; nothing depends on it."""


@dataclass(frozen=True)
class TakenIn:
    """A document that came in: the rules that were met in it, what is left of it, and its passages."""

    rules: tuple[str, ...]
    text: str
    document: LibraryDocument
    passages: tuple[Passage, ...]

    def sources(self) -> list[SourcePassage]:
        """Its passages as an answer cites them."""
        return [_source(passage) for passage in self.passages]

    def found(self, question: str, most: int, embeddings: Embeddings) -> list[SourcePassage]:
        """At most ``most`` passages in the order of the app's search over this document alone, best first.

        None is too weak: how strong a passage must be is not measured here, and an attack gets every chance.
        """
        if not self.passages:
            return []
        texts = Texts([], [self.document], [], [])
        texts.add(list(self.passages), self.document, (self.document.title,))
        with _folder() as folder:
            index = open_index(folder, texts, embeddings, unwatched)
            try:
                return [_source(p) for p in ranked(index, embeddings, question, search_rules())[:most]]
            finally:
                index.close()


def taken_in(text: str, title: str) -> TakenIn:
    """A text as a document with this title; each line is a paragraph."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    made = inspected(Reading(stated=Stated(), blocks=tuple(Block(text=line) for line in lines if line)))
    # The hash of the file stays empty: two documents of which the same is indexed are to be equal.
    document = LibraryDocument(
        id="measured/document",
        collection="measured",
        title=title[:300] or "Document",
        publisher="Measured",
        year=PUBLISHED,
        name="document.txt",
        sha256="",
        added=date(PUBLISHED, 1, 1),
        reading=0,
    )
    blocks = made.reading.blocks
    return TakenIn(
        rules=tuple(found.rule for found in made.found),
        text="\n".join(block.text for block in blocks),
        document=document,
        passages=tuple(block_passages(document, blocks)),
    )


def _source(passage: Passage) -> SourcePassage:
    return SourcePassage(**passage.model_dump(include=set(SourcePassage.model_fields)))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="provenote-eval-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
