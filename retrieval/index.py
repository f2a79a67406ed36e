"""One built index on disk: vectors, words, the documents themselves, and what it was made from."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from retrieval.corpus import Texts
from retrieval.document import GuidelineDocument
from retrieval.kept_vectors import KeptVectors, save_vectors
from retrieval.library_document import LibraryDocument
from retrieval.manifest import Manifest
from retrieval.rows import PassageRows
from retrieval.stored import store_vectors
from retrieval.titles import Titles
from retrieval.vector_index import Vector, VectorIndex
from retrieval.vocabulary import words
from retrieval.word_index import WordIndex

Report = Callable[[str, float], None]
"""Told what is being done, in one line, and the share done, 0 to 1. What it raises ends the build."""

MANIFEST = "manifest.json"
PLAN = "plan.json"
"""The manifest of an index that is not finished: says where its vectors are going."""
DOCUMENTS = "documents.json"
OWN = "own.json"
SUPERSEDED = "superseded.json"
VECTORS = "vectors"
BATCH = 32
_documents = TypeAdapter(list[GuidelineDocument])
_own = TypeAdapter(list[LibraryDocument])


def read_manifest(folder: Path, name: str = MANIFEST) -> Manifest | None:
    """The manifest of a built index; None when there is none, or another version of Provenote wrote it."""
    try:
        return Manifest.model_validate_json((folder / name).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


class Written(BaseModel):
    """What a build did: passages in the index, and texts that had to be embedded anew."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: int
    passages: int
    embedded: int


def write_index(
    folder: Path,
    texts: Texts,
    manifest: Manifest,
    embeddings: Embeddings,
    report: Report,
    previous: Path | None = None,
) -> Written:
    """Build an index in an empty folder. The manifest is written last.

    Vectors of texts that ``previous`` holds are taken from there if its embedding model is the same.
    """
    (folder / PLAN).write_text(manifest.model_dump_json(), encoding="utf-8")
    before = read_manifest(previous) if previous else None
    same_model = before is not None and before.has_probe(manifest.probe)
    kept = KeptVectors.load(previous) if previous and same_model else KeptVectors.none()
    asked = texts.embedded()
    vectors, new = _embed(asked, kept, embeddings, report)
    save_vectors(folder, asked, vectors)
    usable = previous / VECTORS if previous and before and before.is_stored_like(manifest) else None
    store_vectors(folder / VECTORS, manifest.chroma_url, texts, vectors, usable if same_model else None)
    _word_index(texts).save(folder / "words")
    (folder / DOCUMENTS).write_bytes(_documents.dump_json(texts.shipped))
    (folder / OWN).write_bytes(_own.dump_json(texts.own))
    (folder / SUPERSEDED).write_text(json.dumps(list(texts.superseded())), encoding="utf-8")
    report("Reading the guidelines", 1.0)
    (folder / PLAN).rename(folder / MANIFEST)
    return Written(documents=manifest.documents, passages=manifest.passages, embedded=new)


def _embed(
    texts: Sequence[str], kept: KeptVectors, embeddings: Embeddings, report: Report
) -> tuple[list[Vector], int]:
    """Vectors of all texts, and how many of them had to be made."""
    known: dict[str, Vector | None] = {text: kept.get(text) for text in texts}
    missing = [text for text, vector in known.items() if vector is None]
    for start in range(0, len(missing), BATCH):
        report("Reading the guidelines", start / len(missing))
        part = missing[start : start + BATCH]
        known.update(zip(part, embeddings.embed_documents(part), strict=True))
    return [vector for vector in (known[text] for text in texts) if vector is not None], len(missing)


def _word_index(texts: Texts) -> WordIndex:
    terms = texts.terms()
    found = [words(f"{p.indexed_text()} {terms[p.document]}") for p in texts.passages]
    return WordIndex.build([p.id for p in texts.passages], found)


class OpenIndex:
    """A built index, opened for reading.

    ``superseded`` are the ids of passages that are kept to be read and must not be found.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
        self.documents = _documents.validate_json((folder / DOCUMENTS).read_bytes())
        self.own = _own.validate_json((folder / OWN).read_bytes())
        self.superseded = frozenset[str](json.loads((folder / SUPERSEDED).read_text(encoding="utf-8")))
        self.words = WordIndex.load(folder / "words")
        self.vectors = VectorIndex(folder / VECTORS, self.manifest.chroma_url)
        self.rows = PassageRows(folder, self.words.ids, self.superseded)
        self.titles = Titles([*self.documents, *self.own])

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()
