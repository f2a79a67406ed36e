"""BM25 over passages, scaled to the share of a query's words that a passage covers."""

import json
import math
from collections import Counter
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

IDS = "ids.json"
COUNTS = "counts.json"


class WordIndex:
    """The words of the passages. Built once, then only read."""

    def __init__(self, ranker: bm25s.BM25, ids: list[str], counts: dict[str, int]) -> None:
        self._ranker = ranker
        self.ids = ids
        self._counts = counts

    @classmethod
    def build(cls, ids: list[str], texts: list[list[str]]) -> "WordIndex":
        """An index of the passages ``ids`` with the words ``texts``, in the same order."""
        ranker = bm25s.BM25(method="lucene")
        ranker.index(texts, show_progress=False)
        return cls(ranker, ids, dict(Counter(word for text in texts for word in set(text))))

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir(parents=True)
        self._ranker.save(folder, show_progress=False)
        (folder / IDS).write_text(json.dumps(self.ids), encoding="utf-8")
        (folder / COUNTS).write_text(json.dumps(self._counts), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """The index that was saved in a folder."""
        ids = json.loads((folder / IDS).read_text(encoding="utf-8"))
        counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
        return cls(bm25s.BM25.load(folder), ids, counts)

    def coverage(self, query: list[str]) -> NDArray[np.float32]:
        """For each passage, in the order of ``ids``, how much of the query it covers: 0 to 1.

        It is the BM25 score divided by the inverse document frequencies of all words of the query,
        which no BM25 score of Lucene's kind can exceed. A word that no passage has counts as the
        rarest one: a query that is mostly unknown words is never covered well.
        """
        known = [word for word in query if word in self._counts]
        if not known:
            return np.zeros(len(self.ids), dtype=np.float32)
        scores: NDArray[np.float32] = self._ranker.get_scores(known)
        return scores / np.float32(sum(self.rarity(word) for word in query))

    def vocabulary(self) -> list[str]:
        """Every word of the passages, in alphabetical order."""
        return sorted(self._counts)

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word, above 0; a word that no passage has is the rarest."""
        count = self._counts.get(word, 0)
        return math.log(1 + (len(self.ids) - count + 0.5) / (count + 0.5))
