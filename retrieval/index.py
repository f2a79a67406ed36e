"""One built index on disk: vectors, words, the documents themselves, and what it was made from."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from retrieval.corpus import Texts
from retrieval.document import GuidelineDocument
from retrieval.kept_vectors import KeptVectors, Rows, last_rows, save_vectors
from retrieval.library_document import LibraryDocument
from retrieval.manifest import Manifest
from retrieval.rows import PassageRows
from retrieval.stored import store_vectors
from retrieval.titles import Titles
from retrieval.vector_index import VectorIndex
from retrieval.vocabulary import words
from retrieval.word_index import WordIndex
from retrieval.word_vectors import WordVectors

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
    index = _word_index(texts)
    asked = [*texts.embedded(), *index.vocabulary()]
    vectors, new = _embed(asked, len(manifest.probe), kept, embeddings, report)
    save_vectors(folder, asked, vectors)
    usable = previous / VECTORS if previous and before and before.is_stored_like(manifest) else None
    store_vectors(folder / VECTORS, manifest.chroma_url, texts, vectors, usable if same_model else None)
    index.save(folder / "words")
    (folder / DOCUMENTS).write_bytes(_documents.dump_json(texts.shipped))
    (folder / OWN).write_bytes(_own.dump_json(texts.own))
    (folder / SUPERSEDED).write_text(json.dumps(list(texts.superseded())), encoding="utf-8")
    report("Reading the guidelines", 1.0)
    (folder / PLAN).rename(folder / MANIFEST)
    return Written(documents=manifest.documents, passages=manifest.passages, embedded=new)


def _embed(
    texts: Sequence[str], size: int, kept: KeptVectors, embeddings: Embeddings, report: Report
) -> tuple[Rows, int]:
    """One row of ``size`` numbers for each text, and how many texts had to be embedded, equal ones once."""
    rows = np.zeros((len(texts), size), dtype=np.float32)
    missing: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        vector = kept.get(text)
        if vector is None:
            missing.setdefault(text, []).append(place)
        else:
            rows[place] = vector
    new = list(missing)
    for start in range(0, len(new), BATCH):
        report("Reading the guidelines", start / len(new))
        part = new[start : start + BATCH]
        made = np.asarray(embeddings.embed_documents(part), dtype=np.float32)
        for text, vector in zip(part, made, strict=True):
            rows[missing[text]] = vector
    return rows, len(new)


def _word_index(texts: Texts) -> WordIndex:
    terms = texts.terms()
    # Interned, a word that stands in many passages is in memory once.
    found = [list(map(sys.intern, words(f"{p.indexed_text()} {terms[p.document]}"))) for p in texts.passages]
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
        self.meanings = WordVectors(known := self.words.vocabulary(), last_rows(folder, len(known)))
        self.titles = Titles([*self.documents, *self.own])

    def close(self) -> None:
        """Let go of the files."""
        self.vectors.close()
