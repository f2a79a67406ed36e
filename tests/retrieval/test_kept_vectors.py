from pathlib import Path

import numpy as np
import pytest

from retrieval.kept_vectors import NAMES, ROWS, KeptVectors, save_vectors

TEXTS = ["gout", "asthma"]
VECTORS = np.asarray([[1, 0], [0.6, 0.8]], dtype=np.float32)


def test_saved_vectors_are_found_by_their_text(tmp_path: Path) -> None:
    save_vectors(tmp_path, TEXTS, VECTORS)
    kept = KeptVectors.load(tmp_path)
    found = kept.get("asthma")
    assert found is not None and found.dtype == np.float32
    assert found.tolist() == VECTORS[1].tolist()
    assert kept.get("measles") is None
    assert KeptVectors.none().get("gout") is None


DAMAGED = [
    (ROWS, b"x", "no array"),
    (ROWS, b"", "an empty file"),
    (NAMES, b"{", "no list of names"),
    (NAMES, b"\xff", "no text"),
]


@pytest.mark.parametrize(("name", "content", "why"), DAMAGED, ids=[row[2] for row in DAMAGED])
def test_nothing_is_kept_of_a_damaged_folder(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    save_vectors(tmp_path, TEXTS, VECTORS)
    (tmp_path / name).write_bytes(content)
    assert KeptVectors.load(tmp_path).get("gout") is None


def test_nothing_is_kept_where_nothing_was_saved(tmp_path: Path) -> None:
    assert KeptVectors.load(tmp_path).get("gout") is None
