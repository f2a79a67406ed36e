"""One built index on disk: vectors, words, the documents themselves, and what it was made from."""

from collections.abc import Callable, Sequence
from pathlib import Path

from langchain_core.embeddings import Embeddings
from pydantic import TypeAdapter

from retrieval.chunk import CHUNKING, passages_of
from retrieval.document import GuidelineDocument
from retrieval.manifest import PROBE, Manifest
from retrieval.passage import Passage
from retrieval.vector_index import Vector, VectorIndex
from retrieval.vocabulary import words
from retrieval.word_index import WordIndex

Report = Callable[[str, float], None]
"""Told what is being done, in one line, and the share done, 0 to 1."""

MANIFEST = "manifest.json"
DOCUMENTS = "documents.json"
BATCH = 32
_documents = TypeAdapter(list[GuidelineDocument])


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a built index."""
    return Manifest.model_validate_json((folder / MANIFEST).read_bytes())


def write_index(
    folder: Path, documents: Sequence[GuidelineDocument], corpus: str, embeddings: Embeddings, report: Report
) -> None:
    """Build an index of the documents in an empty folder. The manifest is written last."""
    passages = [passage for document in documents for passage in passages_of(document)]
    topics = [(d.id, name) for d in documents for name in (d.title, *d.terms)]
    texts = [p.indexed_text() for p in passages] + [name for _, name in topics]
    vectors = _embed(texts, embeddings, report)
    store = VectorIndex(folder / "vectors")
    try:
        store.add_passages(passages, vectors[: len(passages)])
        store.add_topics(topics, vectors[len(passages) :])
    finally:
        store.close()
    _word_index(documents, passages).save(folder / "words")
    (folder / DOCUMENTS).write_bytes(_documents.dump_json(list(documents)))
    manifest = Manifest(
        chunking=CHUNKING,
        corpus=corpus,
        documents=len(documents),
        passages=len(passages),
        probe=embeddings.embed_query(PROBE),
    )
    (folder / MANIFEST).write_text(manifest.model_dump_json(), encoding="utf-8")


def _embed(texts: list[str], embeddings: Embeddings, report: Report) -> list[Vector]:
    vectors: list[Vector] = []
    for start in range(0, len(texts), BATCH):
        report("Reading the guidelines", start / len(texts))
        vectors += embeddings.embed_documents(texts[start : start + BATCH])
    report("Reading the guidelines", 1.0)
    return vectors


def _word_index(documents: Sequence[GuidelineDocument], passages: Sequence[Passage]) -> WordIndex:
    terms = {document.id: " ".join(document.terms) for document in documents}
    texts = [words(f"{p.indexed_text()} {terms[p.document]}") for p in passages]
    return WordIndex.build([p.id for p in passages], texts)


class OpenIndex:
    """A built index, opened for reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        self.documents = _documents.validate_json((folder / DOCUMENTS).read_bytes())
        self.words = WordIndex.load(folder / "words")
        self.vectors = VectorIndex(folder / "vectors")

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()
