"""The passages of an index by position: ids, documents, and vectors that are read from disk when needed."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.kept_vectors import ROWS

BLOCK = 65_536
"""Vectors compared at once: 100 MB of 384 numbers each."""


class PassageRows:
    """``ids`` in the order of the word index, which is that of the kept vectors.

    ``findable`` is false for passages of superseded documents.
    """

    def __init__(self, folder: Path, ids: Sequence[str], superseded: Iterable[str]) -> None:
        self.ids = ids
        self.at = {name: place for place, name in enumerate(ids)}
        self.findable = np.ones(len(ids), dtype=np.bool_)
        self.findable[[self.at[name] for name in superseded]] = False
        self._vectors: NDArray[np.float32] = np.load(folder / ROWS, mmap_mode="r")[: len(ids)]

    def document(self, place: int) -> str:
        """The document of a passage."""
        return self.ids[place].rpartition(":")[0]

    def allowed(self, left_out: frozenset[str]) -> NDArray[np.bool_]:
        """Which passages may be found when these documents may not."""
        if not left_out:
            return self.findable
        kept = np.fromiter(
            (self.document(place) not in left_out for place in range(len(self.ids))),
            dtype=np.bool_,
            count=len(self.ids),
        )
        return kept & self.findable

    def cosines(self, vector: NDArray[np.float32], places: Sequence[int]) -> list[float]:
        """Cosine similarity, -1 to 1, of passages and a vector of length 1."""
        return [float(value) for value in self._vectors[list(places)] @ vector] if places else []

    def nearest(self, vector: NDArray[np.float32], among: NDArray[np.bool_], at_most: int) -> list[int]:
        """The passages most like the vector, among some of them. Looks at every vector."""
        values = np.concatenate(
            [self._vectors[start : start + BLOCK] @ vector for start in range(0, len(self.ids), BLOCK)]
        )
        return largest(np.where(among, values, -np.inf), at_most)


def largest(values: NDArray[np.float32], at_most: int, above: float = -np.inf) -> list[int]:
    """Positions of the largest values above a limit, largest first; of two equal ones the earlier first."""
    found = np.flatnonzero(values > above)
    if len(found) > at_most:
        edge = np.partition(values[found], len(found) - at_most)[len(found) - at_most]
        found = found[values[found] >= edge]
    return [int(place) for place in found[np.argsort(-values[found], kind="stable")][:at_most]]
