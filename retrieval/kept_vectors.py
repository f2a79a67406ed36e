"""Vectors of texts, kept beside an index so that the next one need not embed an unchanged text again."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
"""Vectors in rows, one a text: 1.5 GB for a million of 384 numbers, an eighth of what lists take."""

ROWS = "texts.npy"
NAMES = "texts.json"


class KeptVectors:
    """Vectors by the hash of their text. All are of one embedding model: the caller sees to it."""

    def __init__(self, names: Sequence[str], rows: Rows) -> None:
        self._at = {name: place for place, name in enumerate(names)}
        self._rows = rows

    @classmethod
    def none(cls) -> "KeptVectors":
        """Nothing is kept: every text is embedded."""
        return cls([], np.zeros((0, 0), dtype=np.float32))

    @classmethod
    def load(cls, folder: Path) -> "KeptVectors":
        """The vectors that were saved in a folder; none when there are none, or they are damaged."""
        try:
            names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
            return cls(names, np.load(folder / ROWS, mmap_mode="r"))
        except (OSError, EOFError, ValueError):
            return cls.none()

    def get(self, text: str) -> Rows | None:
        """The vector of a text, None when it is not known."""
        place = self._at.get(_name(text))
        return None if place is None else self._rows[place]


def save_vectors(folder: Path, texts: Sequence[str], vectors: Rows) -> None:
    """Keep the vectors of texts, in the same order."""
    (folder / NAMES).write_text(json.dumps([_name(text) for text in texts]), encoding="utf-8")
    np.save(folder / ROWS, vectors)


def last_rows(folder: Path, count: int) -> Rows:
    """The last so many vectors that were saved in a folder, read into memory."""
    rows = np.load(folder / ROWS, mmap_mode="r")
    return np.array(rows[len(rows) - count :])


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
