"""Reciprocal rank fusion: one order from several, by place alone."""

from collections.abc import Sequence

Ranking = tuple[Sequence[int], float]
"""Things from best to worst, and the weight of this order."""


def fuse(rankings: Sequence[Ranking], constant: float) -> list[int]:
    """Everything that is in one of the rankings, best first.

    A thing gets ``weight / (constant + place)`` from each, the first place being 1 (Cormack, Clarke and
    Büttcher, SIGIR 2009). A high constant makes the orders' agreement count, a low one their first places.
    """
    totals: dict[int, float] = {}
    for ranking, weight in rankings:
        for place, thing in enumerate(ranking, start=1):
            totals[thing] = totals.get(thing, 0.0) + weight / (constant + place)
    return sorted(totals, key=lambda thing: (-totals[thing], thing))
