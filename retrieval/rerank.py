"""The score of a passage: what it means, what it is about and the words it has, weighed.

Ranks from two searches say which passages to look at; they hide how good the best one is. The score is a
weighted sum of values between 0 and 1, so that it can be compared between queries and with a threshold.
"""

from collections.abc import Mapping
from typing import Literal, get_args

import numpy as np

from retrieval.kept_vectors import Rows
from retrieval.passage import Passage, Why
from retrieval.query import Query
from retrieval.titles import Rarity, Titles
from retrieval.vocabulary import words
from retrieval.why import shared
from retrieval.word_vectors import WordVectors

Part = Literal["passage", "topic", "words", "covered", "near", "together", "title"]
PARTS: tuple[Part, ...] = get_args(Part)
"""What a score is made of, each 0 to 1:

``passage``: cosine similarity of query and passage; ``topic``: of the query and the nearest name of the
document's topic; ``words``: BM25 as a share of what the query's words can give; ``covered``: share of the
words, by rarity, that the passage or a name of its document has under any name; ``near``: the same share by
how near the nearest word there is in meaning; ``together``: share of neighbouring words that stand together
there; ``title``: how well the query is a name of the document.
"""


class Reranker:
    """Scores passages for one query. ``asked`` are the vectors of the query's words, in their order."""

    def __init__(
        self,
        query: Query,
        asked: Rows,
        meanings: WordVectors,
        titles: Titles,
        rarity: Rarity,
        weights: Mapping[Part, float],
        credit: float,
    ) -> None:
        self._query = query
        self._asked = asked
        self._meanings = meanings
        self._titles = titles
        self._rarity = rarity
        self._weights = weights
        self._credit = credit
        rare = np.array([rarity(word) for word in query.words], dtype=np.float32)
        self._told = rare / rare.sum()

    def scored(self, passage: Passage, cosine: float, topic: float, coverage: float) -> Passage:
        """The passage with its score, the parts of it, and the words that it shares with the query."""
        text = words(passage.indexed_text()) + self._titles.terms(passage.document)
        found = shared(self._query, text, self._rarity, self._credit)
        parts: dict[Part, float] = {
            "passage": cosine,
            "topic": topic,
            "words": coverage,
            "covered": found.covered,
            "near": float(self._told @ self._meanings.nearness(self._asked, text)),
            "together": found.together,
            "title": self._titles.match(self._query, passage.document, self._rarity),
        }
        within = {part: min(1.0, max(0.0, value)) for part, value in parts.items()}
        score = min(1.0, sum(self._weights[part] * value for part, value in within.items()))
        why = Why(words=found.found, scores={part: round(value, 4) for part, value in within.items()})
        return passage.model_copy(update={"score": score, "why": why})
