"""Rank correlation of two scores of the same samples, with its interval."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.figure import Figure
from eval.metrics.interval import FloatArray, estimate_rows

UNIT = "Spearman's rho"


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1; equal values share the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[places], dtype=np.float64)


def spearman(drawn: FloatArray) -> Any:
    """Spearman's rho (1904) of two columns over samples of each draw; NaN where one does not vary."""
    return np.array([_rho(rows[:, 0], rows[:, 1]) for rows in drawn])


def correlation(name: str, ours: Sequence[float | None], theirs: Sequence[float | None]) -> Figure:
    """Spearman's rho of two scores over the samples that have both; no value when one does not vary."""
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None]
    unscored = len(ours) - len(pairs)
    if len({a for a, _ in pairs}) < 2 or len({b for _, b in pairs}) < 2:
        return Figure(name=name, value=None, n=len(pairs), unit=UNIT, unscored=unscored)
    figure = estimate_rows(name, np.asarray(pairs, dtype=np.float64), spearman, UNIT)
    return figure.model_copy(update={"unscored": unscored})


def _rho(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    a, b = ranks(one), ranks(other)
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size else float("nan")
