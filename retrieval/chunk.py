"""Cutting guidelines into passages along their own structure: never across a heading."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

from retrieval.document import GuidelineDocument, GuidelineSection, Recommendation
from retrieval.passage import Passage

CHUNKING = 1
"""Version of this cutting. A higher one makes every index be built anew."""

WORDS = 90
"""Words of a passage, about: read at a glance, and within the 256 tokens that the embedding model holds."""


def passages_of(document: GuidelineDocument) -> list[Passage]:
    """The passages of one guideline, in reading order."""
    return [_passage(document, section, group) for section in document.sections for group in _groups(section)]


def _groups(section: GuidelineSection) -> Iterator[list[Recommendation]]:
    """The recommendations in as few groups as the length allows, of about the same length.

    Filling one group after the other would leave a last one with a single, minor recommendation,
    which then looks most like a query that names the topic only.
    """
    lengths = [len(recommendation.text.split()) for recommendation in section.recommendations]
    share = sum(lengths) / ceil(sum(lengths) / WORDS)
    groups: dict[int, list[Recommendation]] = {}
    for recommendation, length, end in zip(
        section.recommendations, lengths, accumulate(lengths), strict=True
    ):
        middle = end - length / 2
        groups.setdefault(int(middle / share), []).append(recommendation)
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
        title=document.title,
        section=section.title,
        text=text,
        publisher=document.publisher,
        year=document.year,
        source=f"{document.source}: {places}",
        url=document.url,
        licence=document.licence,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
