"""How well a score tells two groups apart: the area under the receiver operating characteristic."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval.metrics.correlation import ranks
from eval.metrics.figure import Figure
from eval.metrics.interval import FloatArray, estimate_rows

UNIT = "area under the curve"


def area(drawn: FloatArray) -> Any:
    """The area of two columns, score and group (1 or 0), of each draw; NaN where a group is empty.

    By Mann and Whitney's statistic (Hanley and McNeil, Radiology 143, 1982); ties count one half.
    """
    return np.array([_area(rows[:, 0], rows[:, 1] > 0) for rows in drawn])


def separation(name: str, scores: Sequence[float], right: Sequence[bool]) -> Figure:
    """The area for scores that should be higher where ``right``; no value when all are of one group."""
    if len(set(right)) < 2:
        return Figure(name=name, value=None, n=len(scores), unit=UNIT)
    rows = np.asarray(list(zip(scores, map(float, right), strict=True)), dtype=np.float64)
    return estimate_rows(name, rows, area, UNIT)


def _area(scores: FloatArray, right: Any) -> float:
    one, other = int(right.sum()), int((~right).sum())
    if not one or not other:
        return float("nan")
    return float((ranks(scores)[right].sum() - one * (one + 1) / 2) / (one * other))
