import numpy as np
import pytest

from eval.metrics.correlation import correlation, ranks

RHO = [
    ([1, 2, 3, 4], [10, 20, 30, 400], 1.0, "order alone counts"),
    ([1, 2, 3, 4], [4, 3, 2, 1], -1.0, "the other way round"),
    ([0, 0, 1, 1], [0, 1, 0, 1], 0.0, "nothing in common"),
    ([1, 2, 2, 4], [1, 3, 2, 4], 0.9487, "ties share the mean of their ranks"),
]


@pytest.mark.parametrize(("ours", "theirs", "rho", "reason"), RHO, ids=[row[3] for row in RHO])
def test_spearman(ours: list[float], theirs: list[float], rho: float, reason: str) -> None:
    assert correlation("x", ours, theirs).value == pytest.approx(rho, abs=1e-4)


def test_ranks_of_ties() -> None:
    assert list(ranks(np.array([5.0, 1.0, 5.0, 7.0]))) == [2.5, 1.0, 2.5, 4.0]


def test_what_does_not_vary_or_is_unscored_has_no_part() -> None:
    flat = correlation("x", [1.0, 1.0, 1.0], [1.0, 2.0, 3.0])
    assert (flat.value, flat.n) == (None, 3)
    partly = correlation("x", [1.0, None, 2.0, 3.0], [1.0, 5.0, 2.0, 3.0])
    assert (partly.value, partly.n, partly.unscored) == (pytest.approx(1.0), 3, 1)
