"""A document as blocks, the same for every format: what is on it, not how it looks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from babel.dates import format_date

from assistant.interop.direction import Direction, direction

MISSING = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that cannot be shown, so that its loss is seen."""


@dataclass(frozen=True)
class Heading:
    """A section's title (level 1) or a problem inside it (level 2).

    ``key`` says which section of a handout it is, "urgent" being the one that must be seen first.
    """

    text: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``quiet`` is for sources and remarks."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """Short sentences, one a line."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Mark:
    """Where the text comes from and who answers for it; printed, and put in the file's properties.

    ``approved`` is False for a draft that no person signed. ``at`` is the moment of the signature.
    """

    line: str
    sha256: str
    approved: bool
    by: str = ""
    at: datetime | None = None

    @property
    def keywords(self) -> str:
        """The mark that machines read: AI Act (Regulation (EU) 2024/1689), Article 50(2)."""
        return "AI-generated, human-approved" if self.approved else "AI-generated, not reviewed"

    @property
    def short_hash(self) -> str:
        """Enough of the hash to compare a print with the record."""
        return self.sha256[:12]


@dataclass(frozen=True)
class Part:
    """A level 1 heading with what stands under it; ``key`` is the heading's. The first may have none."""

    key: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Sheet:
    """One document ready to be written.

    ``kind`` is who reads it: a handout has larger letters than a note, and ``large`` ones unless a practice
    asks for less. ``logo`` is a PNG, ``contact`` a line for the foot of each page, ``address`` where a QR
    code leads; each may be empty.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    mark: Mark
    stamp: str = ""
    kind: Literal["note", "handout"] = "note"
    large: bool = False
    language: str = "en"
    paper: Literal["A4", "Letter"] = "A4"
    logo: bytes = b""
    contact: str = ""
    address: str = ""

    @property
    def direction(self) -> Direction:
        """Which way its language is written."""
        return direction(self.language)

    def parts(self) -> Iterator[Part]:
        """All blocks in order, cut before each level 1 heading."""
        key, blocks = "", list[Block]()
        for block in self.blocks:
            if isinstance(block, Heading) and block.level == 1:
                if blocks:
                    yield Part(key, tuple(blocks))
                key, blocks = block.key, []
            blocks.append(block)
        if blocks:
            yield Part(key, tuple(blocks))


def clean(text: str) -> str:
    """One line of text that every format can hold.

    Control characters, lone surrogates and non-characters break XML and PDF, and overrides of direction
    turn numbers round; they become ``MISSING``.
    """
    return " ".join("".join(map(_visible, unicodedata.normalize("NFC", text))).split())


def kept_together(text: str) -> str:
    """The text with each number held to its unit: a dose cut in two by the end of a line is misread."""
    return _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", text)


_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[%٪°µμ]|[A-Za-z]{1,4}\b)")


def _visible(character: str) -> str:
    if character.isspace():
        return character if character in "\u00a0\u202f" else " "
    code = ord(character)
    broken = unicodedata.category(character) in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE
    # An override shows the digits of a dose backwards.
    broken = broken or character in "\u202d\u202e"
    return MISSING if broken else character


def day(moment: datetime, language: str = "en") -> str:
    """A date that no country reads the wrong way round: ``24 November 2026``."""
    return format_date(moment, "d MMMM y" if language == "en" else "long", locale=language)


def paragraphs_or_bullets(sentences: Iterable[str]) -> tuple[Block, ...]:
    """Long sentences read best as a paragraph (a history), short ones as a list (an examination)."""
    items = _cleaned(sentences)
    if not items:
        return ()
    if len(items) == 1 or sum(map(len, items)) / len(items) >= _NARRATIVE:
        return (Paragraph(" ".join(items)),)
    return (Bullets(items),)


def bullets(sentences: Iterable[str]) -> tuple[Block, ...]:
    """One sentence a line."""
    items = _cleaned(sentences)
    return (Bullets(items),) if items else ()


def one_by_one(table: Table) -> Iterator[Block]:
    """The rows of a table that is too wide for the page, each as a list under its first cell."""
    for name, *cells in table.rows:
        yield Heading(name, level=2)
        named = zip(table.header[1:], cells, strict=True)
        yield from bullets(f"{label}: {cell}" for label, cell in named if cell)


def _cleaned(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(sentence) for sentence in sentences if sentence.strip())


# Characters: findings of an examination are mostly shorter, sentences of a history mostly longer.
_NARRATIVE = 65
