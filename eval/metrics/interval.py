"""Intervals by bootstrap: samples are drawn again with replacement, the statistic taken each time.

Percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13), 95 %,
10,000 draws, fixed seed, so that the same scores always give the same interval. The unit of drawing
is the sample. A difference is drawn in pairs: the same samples on both sides.

A share of single cases, such as errors that were found, has Wilson's interval (Wilson, JASA 22, 1927):
near 1 every draw of the bootstrap is the same, and its interval would have no width.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.figure import Figure

DRAWS = 10_000
LEVEL = 0.95
Z = 1.959964
"""Normal quantile of LEVEL, two-sided."""
SEED = 20231
CELLS = 4_000_000
"""Numbers held at once while drawing; keeps memory at about 32 MB however many samples there are."""

FloatArray = NDArray[np.float64]
Statistic = Callable[[FloatArray], Any]
"""Takes (draws, samples, …) and gives one number a draw: the samples are axis 1."""


def mean(drawn: FloatArray) -> Any:
    """The mean over samples of each draw."""
    return drawn.mean(axis=1)


def median(drawn: FloatArray) -> Any:
    """The median over samples of each draw."""
    return np.median(drawn, axis=1)


def percentile(percent: float) -> Statistic:
    """A statistic: this percentile (0 to 100) over samples of each draw."""
    return lambda drawn: np.percentile(drawn, percent, axis=1)


def estimate(
    name: str, values: Sequence[float | None], unit: str = "", statistic: Statistic = mean
) -> Figure:
    """The statistic of the scored values with its interval; None values are counted as unscored."""
    scored = [value for value in values if value is not None]
    return _figure(name, np.asarray(scored, dtype=np.float64), unit, statistic, len(values) - len(scored))


def difference(
    name: str, ours: Sequence[float | None], theirs: Sequence[float | None], unit: str = ""
) -> Figure:
    """Mean of ours minus theirs over the samples that both scored, drawn in pairs.

    Both lists are in the same order of samples. Beyond chance when the interval leaves out 0.
    """
    pairs = list(zip(ours, theirs, strict=True))
    gaps = [a - b for a, b in pairs if a is not None and b is not None]
    return _figure(name, np.asarray(gaps, dtype=np.float64), unit, mean, len(pairs) - len(gaps))


def share(name: str, found: int, of: int, unit: str = "share") -> Figure:
    """``found`` of ``of`` cases as a share, with Wilson's interval; no value when there is no case."""
    if not of:
        return Figure(name=name, value=None, n=0, unit=unit)
    rate = found / of
    middle = (rate + Z**2 / (2 * of)) / (1 + Z**2 / of)
    reach = Z * math.sqrt(rate * (1 - rate) / of + Z**2 / (4 * of**2)) / (1 + Z**2 / of)
    low, high = max(0.0, middle - reach), min(1.0, middle + reach)
    return Figure(name=name, value=rate, low=low, high=high, n=of, unit=unit)


def ratio(drawn: FloatArray) -> Any:
    """A statistic of two columns: the sum of the first for each one of the second, of each draw."""
    sums = drawn.sum(axis=1)
    return sums[:, 0] / sums[:, 1]


def estimate_rows(name: str, rows: FloatArray, statistic: Statistic, unit: str = "") -> Figure:
    """A statistic of several columns, such as a correlation: ``rows`` has one sample a row."""
    return _figure(name, np.asarray(rows, dtype=np.float64), unit, statistic, 0)


def _figure(name: str, rows: FloatArray, unit: str, statistic: Statistic, unscored: int) -> Figure:
    count = len(rows)
    if not np.isfinite(rows).all():
        raise ValueError(f"{name}: a score is not a finite number; an unscored sample is None")
    if count == 0:
        return Figure(name=name, value=None, n=0, unit=unit, unscored=unscored)
    value = float(statistic(rows[np.newaxis])[0])
    low, high = _interval(rows, statistic) if count > 1 else (None, None)
    return Figure(name=name, value=value, low=low, high=high, n=count, unit=unit, unscored=unscored)


def _interval(rows: FloatArray, statistic: Statistic) -> tuple[float, float]:
    random = np.random.default_rng(SEED)
    size = max(1, min(DRAWS, CELLS // rows.size))
    results: list[FloatArray] = []
    for start in range(0, DRAWS, size):
        picks = random.integers(0, len(rows), size=(min(size, DRAWS - start), len(rows)))
        results.append(np.asarray(statistic(rows[picks]), dtype=np.float64))
    drawn = np.concatenate(results)
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return (math.nan, math.nan)
    tail = (1 - LEVEL) / 2 * 100
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return float(low), float(high)
