"""From a folder of guideline files to an index in use."""

from pathlib import Path

from langchain_core.embeddings import Embeddings

from retrieval.generations import current_generation, new_generation
from retrieval.index import Report, read_manifest, write_index
from retrieval.load import load_folder
from retrieval.manifest import corpus_sha256


def ingest(sources: Path, folder: Path, embeddings: Embeddings, report: Report) -> None:
    """Build the index of all guidelines in ``sources`` and put it in place of the old one.

    The old index stays in use until the new one is whole, and for good if anything fails. Raises
    InputRefused for a bad file, StorageFailed when the disk refuses.
    """
    documents = load_folder(sources)
    corpus = corpus_sha256(sources)
    with new_generation(folder) as made:
        write_index(made, documents, corpus, embeddings, report)


def is_built(sources: Path, folder: Path) -> bool:
    """True if the index in ``folder`` is of these sources and this cutting; loads no model.

    That the embedding model is still the same is checked when the index is first searched.
    """
    generation = current_generation(folder)
    return generation is not None and read_manifest(generation).is_of_sources(sources)
