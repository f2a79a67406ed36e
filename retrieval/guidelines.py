"""The guideline store that the rest of Provenote uses: build, search, read."""

import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.errors import GateClosed, InputRefused
from retrieval.chroma import store_errors
from retrieval.corpus import Corpus
from retrieval.document import GuidelineDocument
from retrieval.filters import EVERYTHING, Wanted
from retrieval.generations import current_generation
from retrieval.index import OpenIndex, Report, Written, read_manifest
from retrieval.ingest import ingest, is_built
from retrieval.library import Library
from retrieval.passage import Passage, is_outdated
from retrieval.rules import search_rules
from retrieval.search import nearest_titles, search


def unwatched(message: str, done: float) -> None:
    """A report that nobody reads."""


class Guidelines:
    """The index in ``folder``, searched with ``embeddings``. Safe to share between threads.

    ``library`` is the folder of the practice's own documents, None for none. ``model`` names the
    embedding model as the settings do. ``chroma_url`` is a Chroma server for the vectors, empty to keep
    them in ``folder``.
    """

    def __init__(
        self,
        folder: Path,
        embeddings: Embeddings,
        library: Path | None = None,
        model: str = "",
        chroma_url: str = "",
    ) -> None:
        self._folder = folder
        self._embeddings = embeddings
        self._library = library
        self._model = model
        self._chroma_url = chroma_url
        self._lock = threading.Lock()
        self._opened: OpenIndex | None = None

    @property
    def library(self) -> Library:
        """The practice's own documents. Raises GateClosed when this store has none."""
        if self._library is None:
            raise GateClosed("There is no library of own documents here.")
        return Library(self._library)

    def build(self, sources: Path, report: Report = unwatched, fresh: bool = False) -> Written:
        """Build the index anew and use it from now on; unchanged texts keep their vectors.

        ``fresh`` takes nothing from the index before, for the case that it is damaged.

        The old index stays in use until then, and for good if ``report`` raises. Raises InputRefused,
        StorageFailed.
        """
        corpus = Corpus(sources, self._library)
        place = (self._model, self._chroma_url)
        return ingest(corpus, self._folder, self._embeddings, report, *place, fresh=fresh)

    def is_built(self, sources: Path) -> bool:
        """True if the index is of these files, this cutting and a model of this name; loads no model."""
        corpus = Corpus(sources, self._library)
        return is_built(corpus, self._folder, self._model, self._chroma_url)

    def is_current(self, sources: Path) -> bool:
        """The same, and the embedding model was asked whether it is what its name says."""
        generation = current_generation(self._folder)
        manifest = read_manifest(generation) if generation else None
        return manifest is not None and self.is_built(sources) and manifest.is_of_model(self._embeddings)

    def search(
        self, query: str, k: int = 3, collections: Sequence[str] = (), wanted: Wanted = EVERYTHING
    ) -> list[Passage]:
        """At most ``k`` passages of documents that are wanted; an empty list means that nothing was found.

        The best come first, a practice's own before what ships when they are about as good. Of those found,
        passages of ``collections``, when some are named, come before all others, in that order. Superseded
        documents are never among them.

        Raises GateClosed when no index was built, or it was built with another embedding model.
        """
        this_year = date.today().year
        with store_errors(self._chroma_url):
            found = search(self._index(), self._embeddings, query, k, search_rules(), wanted)
        found.sort(key=lambda passage: _turn(passage.collection, collections))  # keeps the order within one
        return [p.model_copy(update={"outdated": is_outdated(p.status, p.year, this_year)}) for p in found]

    def nearest_titles(self, query: str, k: int = 3, wanted: Wanted = EVERYTHING) -> list[str]:
        """At most ``k`` titles of documents whose topics are nearest to a query that found nothing."""
        with store_errors(self._chroma_url):
            return nearest_titles(self._index(), self._embeddings, query, k, wanted)

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
            manifest = read_manifest(generation) if generation else None
            if generation is None or manifest is None or not manifest.is_readable():
                raise GateClosed("The guidelines are not indexed yet. Run `make setup`.")
            if self._opened is None or self._opened.folder != generation:
                opened = OpenIndex(generation)
                if not opened.manifest.is_of_model(self._embeddings):
                    opened.close()
                    raise GateClosed(
                        "The guidelines were indexed with another embedding model. "
                        "Run `provenote index rebuild`, or `make setup` again."
                    )
                # The index opened before is not closed: another thread may still be reading it.
                self._opened = opened
            return self._opened


def _turn(collection: str, first: Sequence[str]) -> int:
    """The place of a collection among those that are named; all others come after them."""
    return first.index(collection) if collection in first else len(first)
