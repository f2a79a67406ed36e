"""The names of the documents that can be found, to compare a query with and to name the nearest ones."""

from collections.abc import Callable, Iterable, Mapping

from retrieval.filters import Document
from retrieval.query import Query
from retrieval.vocabulary import words

Rarity = Callable[[str], float]
"""How much a word tells: the inverse document frequency, above 0."""


class Titles:
    """Titles by document id, and the words of each name. Superseded documents are left out."""

    def __init__(self, documents: Iterable[Document]) -> None:
        current = [document for document in documents if document.is_current()]
        self.titles: Mapping[str, str] = {document.id: document.title for document in current}
        self._terms = {document.id: words(" ".join(document.terms)) for document in current}
        self._names = {
            document.id: [frozenset(words(name)) for name in (document.title, *document.terms)]
            for document in current
        }

    def terms(self, document: str) -> list[str]:
        """The words of the further names of a document, which its passages need not have themselves."""
        return self._terms.get(document, [])

    def match(self, query: Query, document: str, rarity: Rarity) -> float:
        """How well the query is a name of the document, 0 to 1: the best over its names.

        Dice's measure with words weighed by rarity: words of the query that the name lacks, and words of
        the name that were not asked for, count alike.
        """
        asked = sum(map(rarity, query.words))
        best = 0.0
        for name in self._names.get(document, ()):
            shared = sum(rarity(word) for word in query.words if word in name)
            if shared:
                best = max(best, 2 * shared / (asked + sum(map(rarity, name))))
        return best
