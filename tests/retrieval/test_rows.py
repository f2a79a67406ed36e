import json
from pathlib import Path

import numpy as np
import pytest

from retrieval.kept_vectors import NAMES, ROWS
from retrieval.rows import PassageRows, largest


@pytest.fixture
def rows(tmp_path: Path) -> PassageRows:
    np.save(tmp_path / ROWS, np.asarray([[1, 0], [0.6, 0.8], [0, 1], [9, 9]], dtype=np.float32))
    (tmp_path / NAMES).write_text(json.dumps(["a", "b", "c", "a topic"]))
    return PassageRows(tmp_path, ["own/x:1", "own/x:2-3", "gout:1"], ["own/x:2-3"])


EAST = np.asarray([1, 0], dtype=np.float32)


def test_documents_and_what_may_be_found(rows: PassageRows) -> None:
    assert [rows.document(place) for place in range(3)] == ["own/x", "own/x", "gout"]
    assert rows.findable.tolist() == [True, False, True]
    assert rows.allowed(frozenset({"gout"})).tolist() == [True, False, False]


def test_the_nearest_are_passages_that_are_allowed(rows: PassageRows) -> None:
    everything = np.ones(3, dtype=np.bool_)
    assert rows.nearest(EAST, everything, 2) == [0, 1]
    assert rows.nearest(EAST, rows.findable, 3) == [0, 2]
    assert rows.cosines(EAST, [1, 2]) == pytest.approx([0.6, 0.0])
    assert rows.cosines(EAST, []) == []


LARGEST = [
    ([0.1, 0.9, 0.5], 2, -np.inf, [1, 2], "largest first"),
    ([0.5, 0.5, 0.5], 2, -np.inf, [0, 1], "the earlier of equals"),
    ([0.0, 0.2], 5, 0.0, [1], "only above the limit"),
    ([], 3, 0.0, [], "nothing there"),
]


@pytest.mark.parametrize(
    ("values", "at_most", "above", "expected", "why"), LARGEST, ids=[r[4] for r in LARGEST]
)
def test_largest(values: list[float], at_most: int, above: float, expected: list[int], why: str) -> None:
    assert largest(np.asarray(values, dtype=np.float32), at_most, above) == expected
