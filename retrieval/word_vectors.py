"""The meaning of single words: "film" in a question is near "x-ray" in a passage.

Every word of the passages has a vector that was made with the index. Words of a query that no passage has
are embedded when they are asked.
"""

from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from retrieval.kept_vectors import Rows

UNLIKE = 0.3
"""Cosine similarity of two single words up to which they count as unrelated: most pairs lie below."""


class WordVectors:
    """``rows`` are vectors of length 1 of ``words``, in the same order."""

    def __init__(self, words: Sequence[str], rows: Rows) -> None:
        self._at = {word: place for place, word in enumerate(words)}
        self._rows = rows

    def of(self, words: Sequence[str], embeddings: Embeddings) -> Rows:
        """One row for each of the words; those that no passage has are embedded now."""
        unknown = [word for word in words if word not in self._at]
        made = dict(zip(unknown, embeddings.embed_documents(unknown) if unknown else (), strict=True))
        found = [made[word] if word in made else self._rows[self._at[word]] for word in words]
        return np.asarray(found, dtype=np.float32)

    def nearness(self, asked: Rows, text: Sequence[str]) -> NDArray[np.float32]:
        """For each asked word how near the nearest word of the text is: 0 unrelated, 1 the same."""
        places = sorted({self._at[word] for word in text if word in self._at})
        if not places:
            return np.zeros(len(asked), dtype=np.float32)
        nearest = (asked @ self._rows[places].T).max(axis=1)
        near: NDArray[np.float32] = np.clip((nearest - UNLIKE) / (1 - UNLIKE), 0, 1)
        return near
