"""Cutting guidelines into passages along their own structure: never across a heading."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from math import ceil
from typing import TypeVar

from retrieval.document import GuidelineDocument, GuidelineSection, Recommendation
from retrieval.passage import Passage

CHUNKING = 3
"""Version of this cutting and of ``chunk_blocks``. A higher one makes every index be built anew."""

WORDS = 90
"""Words of a passage, about: read at a glance, and within the 256 tokens that the embedding model holds."""

Piece = TypeVar("Piece")


def passages_of(document: GuidelineDocument) -> list[Passage]:
    """The passages of one guideline, in reading order."""
    return [
        _passage(document, section, group)
        for section in document.sections
        for group in _groups(section.recommendations)
    ]


def _groups(recommendations: Sequence[Recommendation]) -> Iterator[list[Recommendation]]:
    yield from balanced(recommendations, [len(one.text.split()) for one in recommendations])


def balanced(pieces: Sequence[Piece], lengths: Sequence[int]) -> Iterator[list[Piece]]:
    """The pieces in as few groups as WORDS allows, of about the same length; ``lengths`` are in words.

    Filling one group after the other would leave a last one with a single, minor piece, which then
    looks most like a query that names the topic only.
    """
    share = max(1, sum(lengths)) / max(1, ceil(sum(lengths) / WORDS))
    groups: dict[int, list[Piece]] = {}
    for piece, length, end in zip(pieces, lengths, accumulate(lengths), strict=True):
        middle = end - length / 2
        groups.setdefault(int(middle / share), []).append(piece)
    yield from groups.values()


def _passage(
    document: GuidelineDocument, section: GuidelineSection, group: Sequence[Recommendation]
) -> Passage:
    text = "\n".join(recommendation.line() for recommendation in group)
    places = "; ".join(dict.fromkeys(recommendation.place for recommendation in group))
    first, last = group[0].number, group[-1].number
    return Passage(
        id=f"{document.id}:{first}" if first == last else f"{document.id}:{first}-{last}",
        document=document.id,
        collection=document.collection,
        status=document.status,
        title=document.title,
        section=section.title,
        path=(section.title,),
        text=text,
        grade="; ".join(dict.fromkeys(one.grade for one in group if one.grade)),
        publisher=document.publisher,
        year=document.year,
        source=f"{document.source}: {places}",
        url=document.url,
        licence=document.licence,
        outdated=document.is_outdated(date.today()),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
