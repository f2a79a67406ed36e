"""MedQuAD as a collection to search: each answer a document of its own, cut as a practice's documents are.

A document's title is the topic of the web page that the answer is from (``focus``). The question is not
in it, nor is its type.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from langchain_core.embeddings import Embeddings

from eval.datasets import Sample
from retrieval.chunk import CHUNKING
from retrieval.chunk_blocks import block_passages
from retrieval.corpus import Texts
from retrieval.generations import current_generation, new_generation
from retrieval.index import OpenIndex, Report, read_manifest, write_index
from retrieval.library_document import LibraryDocument
from retrieval.manifest import FORMAT, PROBE, Manifest
from retrieval.reading.block import Block

COLLECTION = "medquad"
PUBLISHED = 2019
LINES = re.compile(r"\n|\s{3,}")
"""Where a paragraph or a list item of an answer ends: the web page's layout was kept as runs of spaces."""


def document_id(number: str) -> str:
    """The id of the document with the answer of this sample."""
    return f"{COLLECTION}/{number}"


def texts_of(answers: Sequence[Sample]) -> Texts:
    """The answers as documents with their passages."""
    texts = Texts([], [], [], [])
    for sample in answers:
        document = _document(sample)
        lines = [" ".join(line.split()) for line in LINES.split(sample.reference)]
        texts.own.append(document)
        texts.add(
            block_passages(document, [Block(text=line) for line in lines if line]),
            document,
            (document.title,),
        )
    return texts


def open_index(folder: Path, texts: Texts, embeddings: Embeddings, report: Report) -> OpenIndex:
    """The index of the texts; built in ``folder`` when it is not there or was made from something else."""
    manifest = Manifest(
        format=FORMAT,
        chunking=CHUNKING,
        corpus=_hash(texts),
        documents=len(texts.own),
        passages=len(texts.passages),
        probe=embeddings.embed_query(PROBE),
    )
    made = current_generation(folder)
    before = read_manifest(made) if made else None
    if made is None or before is None or not _same(before, manifest):
        with new_generation(folder) as new:
            write_index(new, texts, manifest, embeddings, report, made)
        made = new
    return OpenIndex(made)


def _document(sample: Sample) -> LibraryDocument:
    return LibraryDocument(
        id=document_id(sample.id),
        collection=COLLECTION,
        title=str(sample.meta["focus"] or sample.meta["source"]),
        publisher=str(sample.meta["source"]),
        year=PUBLISHED,
        licence="CC BY 4.0",
        url=str(sample.meta["url"]),
        name=sample.id,
        sha256=hashlib.sha256(sample.reference.encode()).hexdigest(),
        added=date(PUBLISHED, 1, 1),
        reading=0,
    )


def _hash(texts: Texts) -> str:
    total = hashlib.sha256()
    for text in texts.embedded():
        total.update(text.encode() + b"\0")
    return total.hexdigest()


def _same(one: Manifest, other: Manifest) -> bool:
    kept = {"probe"}
    return one.model_dump(exclude=kept) == other.model_dump(exclude=kept) and one.has_probe(other.probe)
