"""The guideline store that the rest of Provenote uses: build, search, read."""

import threading
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.errors import GateClosed, InputRefused
from retrieval.document import GuidelineDocument
from retrieval.generations import current_generation
from retrieval.index import OpenIndex, Report, read_manifest
from retrieval.ingest import ingest
from retrieval.passage import Passage
from retrieval.rules import search_rules
from retrieval.search import search


def unwatched(message: str, done: float) -> None:
    """A report that nobody reads."""


class Guidelines:
    """The index in ``folder``, searched with ``embeddings``. Safe to share between threads."""

    def __init__(self, folder: Path, embeddings: Embeddings) -> None:
        self._folder = folder
        self._embeddings = embeddings
        self._lock = threading.Lock()
        self._opened: OpenIndex | None = None

    def build(self, sources: Path, report: Report = unwatched) -> None:
        """Build the index anew and use it from now on. Raises InputRefused, StorageFailed."""
        ingest(sources, self._folder, self._embeddings, report)

    def is_current(self, sources: Path) -> bool:
        """True if the index was built from these files, with this cutting and this embedding model."""
        generation = current_generation(self._folder)
        if generation is None:
            return False
        manifest = read_manifest(generation)
        return manifest.is_of_sources(sources) and manifest.is_of_model(self._embeddings)

    def search(self, query: str, k: int = 3) -> list[Passage]:
        """At most ``k`` passages, best first; an empty list means that nothing was found.

        Raises GateClosed when no index was built, or it was built with another embedding model.
        """
        index = self._index()
        return search(index, self._embeddings, query, k, search_rules())

    def documents(self) -> list[GuidelineDocument]:
        """Every guideline in the index, by title."""
        return sorted(self._index().documents, key=lambda document: document.title.lower())

    def document(self, name: str) -> GuidelineDocument:
        """The guideline with this id. Raises InputRefused when there is none."""
        for document in self._index().documents:
            if document.id == name:
                return document
        raise InputRefused("There is no guideline with this name. Search for it on the Guidelines page.")

    def _index(self) -> OpenIndex:
        with self._lock:
            generation = current_generation(self._folder)
            if generation is None:
                raise GateClosed("The guidelines are not indexed yet. Run `make setup`.")
            if self._opened is None or self._opened.folder != generation:
                opened = OpenIndex(generation)
                if not opened.manifest.is_of_model(self._embeddings):
                    opened.close()
                    raise GateClosed(
                        "The guidelines were indexed with another embedding model. Run `make setup` again."
                    )
                # The index opened before is not closed: another thread may still be reading it.
                self._opened = opened
            return self._opened
