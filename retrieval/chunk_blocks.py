"""Cutting a practice's document: blocks under one heading make passages, cut at sentence ends."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from retrieval.chunk import WORDS, balanced
from retrieval.library_document import LibraryDocument
from retrieval.passage import Passage
from retrieval.reading.block import Block
from retrieval.sentences import sentences

LONGEST = 120
"""Words from which a block is cut. A table row or a recommendation may be three times as long."""

_BLOCKS = re.compile(r":(\d+)(?:-(\d+))?(?:\.\d+)?$")


@dataclass(frozen=True)
class Piece:
    """A block or a part of one, with the block's number in the document, counted from 1."""

    number: int
    text: str
    block: Block


def block_passages(document: LibraryDocument, blocks: Sequence[Block]) -> list[Passage]:
    """The passages of one document of these blocks, in reading order."""
    made: list[Passage] = []
    used: dict[str, int] = {}
    for group in _groups(blocks):
        name = _name(document.id, group)
        used[name] = used.get(name, 0) + 1
        made.append(_passage(document, group, name if used[name] == 1 else f"{name}.{used[name]}"))
    return made


def blocks_of(passage: str) -> range:
    """The numbers of the blocks that a passage id names, counted from 1; none for any other text."""
    found = _BLOCKS.search(passage)
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)


def _name(document: str, group: Sequence[Piece]) -> str:
    first, last = group[0].number, group[-1].number
    return f"{document}:{first}" if first == last else f"{document}:{first}-{last}"


def _groups(blocks: Sequence[Block]) -> Iterator[list[Piece]]:
    pieces = [piece for number, block in enumerate(blocks, start=1) for piece in _pieces(number, block)]
    for _, under in groupby(pieces, key=lambda piece: piece.block.path):
        together = list(under)
        yield from balanced(together, [len(piece.text.split()) for piece in together])


def _pieces(number: int, block: Block) -> Iterator[Piece]:
    """A table row keeps the words of its header and a recommendation its conditions, so both stay whole."""
    allowed = LONGEST * 3 if block.kind in ("table", "recommendation") else LONGEST
    if len(block.text.split()) <= allowed:
        yield Piece(number, block.text, block)
        return
    parts = [part for sentence in sentences(block.text) for part in _cut(sentence)]
    for group in balanced(parts, [len(part.split()) for part in parts]):
        yield Piece(number, " ".join(group), block)


def _cut(sentence: str) -> Iterator[str]:
    """A sentence without an end, such as a list of names, is cut between words."""
    words = sentence.split()
    if len(words) <= LONGEST:
        yield sentence
        return
    for start in range(0, len(words), WORDS):
        yield " ".join(words[start : start + WORDS])


def _passage(document: LibraryDocument, group: Sequence[Piece], name: str) -> Passage:
    text = "\n".join(piece.text for piece in group)
    block = group[0].block
    page, pages = _pages(group)
    return Passage(
        id=name,
        document=document.id,
        collection=document.collection,
        status=document.status,
        title=document.title,
        section=": ".join(block.path[-2:]) or document.title,
        path=block.path,
        page=page,
        text=text,
        grade="; ".join(dict.fromkeys(piece.block.grade for piece in group if piece.block.grade)),
        publisher=document.publisher,
        year=document.year,
        source=f"{document.source}{pages}",
        url=document.url,
        licence=document.licence,
        outdated=document.is_outdated(date.today()),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _pages(group: Sequence[Piece]) -> tuple[int | None, str]:
    """The page that most of a passage is on, and its pages in words; None and "" where there are none."""
    words: Counter[int] = Counter()
    for piece in group:
        if piece.block.page:
            words[piece.block.page] += len(piece.text.split())
    if not words:
        return None, ""
    first, last = min(words), max(words)
    said = f", page {first}" if first == last else f", pages {first} to {last}"
    return words.most_common(1)[0][0], said
