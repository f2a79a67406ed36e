"""From guideline files and a library to an index in use."""

from pathlib import Path

from langchain_core.embeddings import Embeddings

from retrieval.chroma import drop_collections
from retrieval.chunk import CHUNKING
from retrieval.corpus import Corpus
from retrieval.generations import current_generation, new_generation
from retrieval.index import PLAN, VECTORS, Report, Written, read_manifest, write_index
from retrieval.manifest import FORMAT, PROBE, Manifest
from retrieval.vector_index import PASSAGES, TOPICS


def ingest(
    corpus: Corpus,
    folder: Path,
    embeddings: Embeddings,
    report: Report,
    model: str = "",
    chroma_url: str = "",
    fresh: bool = False,
) -> Written:
    """Build the index of a corpus and put it in place of the old one.

    The old index stays in use until the new one is whole, and for good if anything fails or ``report``
    raises. ``fresh`` takes no vectors from it. Raises InputRefused for a bad file, StorageFailed when the
    disk or the Chroma server refuses.
    """
    texts = corpus.read()
    manifest = Manifest(
        format=FORMAT,
        chunking=CHUNKING,
        corpus=corpus.sha256(),
        documents=len(texts.shipped) + len(texts.own),
        passages=len(texts.passages),
        probe=embeddings.embed_query(PROBE),
        model=model,
        chroma_url=chroma_url,
    )
    with new_generation(folder, forget) as made:
        previous = None if fresh else current_generation(folder)
        return write_index(made, texts, manifest, embeddings, report, previous)


def forget(generation: Path) -> None:
    """Remove what an index that is no longer used has on a Chroma server."""
    manifest = read_manifest(generation) or read_manifest(generation, PLAN)
    if manifest is not None and manifest.chroma_url:
        drop_collections(generation / VECTORS, manifest.chroma_url, (PASSAGES, TOPICS))


def is_built(corpus: Corpus, folder: Path, model: str = "", chroma_url: str = "") -> bool:
    """True if the index in ``folder`` is of this corpus, cutting and model; loads no model.

    That the model is what its name says is checked when the index is first searched.
    """
    generation = current_generation(folder)
    manifest = read_manifest(generation) if generation else None
    return manifest is not None and manifest.is_of(corpus, model, chroma_url)
