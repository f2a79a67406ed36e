import pytest

from retrieval.fusion import Ranking, fuse

FUSED: list[tuple[list[Ranking], list[int], str]] = [
    ([([1, 2], 1.0), ([2, 3], 1.0)], [2, 1, 3], "what both have comes first"),
    ([([1, 2], 1.0), ([2, 1], 0.5)], [1, 2], "the heavier order decides"),
    ([([], 1.0), ([4], 1.0)], [4], "one order may be empty"),
    ([([5], 1.0), ([3], 1.0)], [3, 5], "equals keep the order of the index"),
    ([], [], "nothing to fuse"),
]


@pytest.mark.parametrize(("rankings", "expected", "why"), FUSED, ids=[row[2] for row in FUSED])
def test_fusion(rankings: list[Ranking], expected: list[int], why: str) -> None:
    assert fuse(rankings, 60) == expected


def test_a_low_constant_lets_first_places_win() -> None:
    rankings: list[Ranking] = [([1, 2, 9, 3], 1.0), ([7, 8, 6, 3], 1.0)]
    assert fuse(rankings, 60)[0] == 3
    assert fuse(rankings, 0)[0] == 1
