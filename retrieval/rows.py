"""The passages of an index by position: ids, documents, and vectors that are read from disk when needed."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.kept_vectors import ROWS, Rows

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
        self._vectors: Rows = np.load(folder / ROWS, mmap_mode="r")[: len(ids)]
        self._documents: dict[str, int] = {}
        owners = map(self._number, range(len(ids)))
        self._owners = np.fromiter(owners, dtype=np.int32, count=len(ids))

    def document(self, place: int) -> str:
        """The document of a passage."""
        return self.ids[place].rpartition(":")[0]

    def _number(self, place: int) -> int:
        """The number of a passage's document, which are counted from 0 as they come."""
        return self._documents.setdefault(self.document(place), len(self._documents))

    def allowed(self, left_out: frozenset[str]) -> NDArray[np.bool_]:
        """Which passages may be found when these documents may not."""
        if not left_out:
            return self.findable
        kept = np.ones(len(self._documents), dtype=np.bool_)
        kept[[self._documents[name] for name in left_out if name in self._documents]] = False
        return kept[self._owners] & self.findable

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
