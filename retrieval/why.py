"""What a passage shares with a query: which words, what share of it they are, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.query import Query
from retrieval.titles import Rarity

NEAR = 2
"""Places between two words that still count as standing together: one word may lie between them."""


@dataclass(frozen=True)
class Shared:
    """``found`` are words of the passage, asked for or another name of one asked for, in the query's order.

    ``lacking`` are words of the query that the passage has under no name.

    ``covered`` is the share of the query, by rarity, that the passage has under any name, ``together``
    the share of neighbouring words of the query that stand together in the passage; both 0 to 1.
    """

    found: tuple[str, ...]
    lacking: tuple[str, ...]
    covered: float
    together: float


def shared(query: Query, text: Sequence[str], rarity: Rarity, credit: float) -> Shared:
    """Compare a query with the words of a passage. Another name of a word counts ``credit`` of it."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(text):
        places.setdefault(word, []).append(place)
    found: list[str] = []
    lacking: list[str] = []
    covered = 0.0
    for word in query.words:
        if word in places:
            found.append(word)
            covered += rarity(word)
        elif others := sorted(query.related.get(word, frozenset()) & places.keys()):
            found += others
            covered += credit * rarity(word)
        else:
            lacking.append(word)
    return Shared(
        found=tuple(dict.fromkeys(found)),
        lacking=tuple(lacking),
        covered=covered / sum(map(rarity, query.words)),
        together=_together(query.words, places),
    )


def _together(asked: Sequence[str], places: dict[str, list[int]]) -> float:
    """A query of one word stands together when it is there."""
    if len(asked) == 1:
        return float(asked[0] in places)
    near = [
        any(abs(there - here) <= NEAR for here in places.get(one, ()) for there in places.get(other, ()))
        for one, other in pairwise(asked)
    ]
    return sum(near) / len(near)
