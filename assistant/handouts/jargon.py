"""Which clinical words of a text a patient may not know, where they stand and what would be plain."""

import re
from functools import lru_cache

from pydantic import Field

from assistant.encounter import Strict
from assistant.handouts.plain import word_pattern
from assistant.handouts.rules import plain_words

EXPLAINED_AFTER = re.compile(r"\s*\((?=[^)]*[a-z]{3})[^)\d]{4,}\)|,? (?:which|that) means\b")
""" "edema (swelling)" is explained; "hypertension (HTN)" has only got a second name, a dose is no meaning."""

EXPLAINED_BEFORE = re.compile(r"[a-z]{3,} \(\s*$|\b(?:called|named|known as) (?:an? |the )?$")
""" "swelling (edema)" and "swelling called edema" tell the plain word first."""


class Jargon(Strict):
    """One clinical word of a text: its place in characters from 0, and what a patient would say."""

    term: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    plain: str


def jargon(text: str) -> list[Jargon]:
    """The clinical words of a text in order, the longest where two begin alike.

    A word that the text explains on the spot is not among them; an abbreviation counts in capitals only.
    """
    clinical = list(_clinical_words().finditer(text))
    ends = {found.end() for found in clinical}
    return [
        Jargon(term=found.group(0), start=found.start(), end=found.end(), plain=_plain(found.group(0)))
        for found in clinical
        if not _is_explained(text, found, ends)
    ]


def _is_explained(text: str, found: re.Match[str], ends: set[int]) -> bool:
    """``ends`` is where clinical words end: one of them does not explain another."""
    if EXPLAINED_AFTER.match(text, found.end()):
        return True
    before = EXPLAINED_BEFORE.search(text[: found.start()])
    if not before:
        return False
    if "(" not in before.group(0):
        return True
    closed = text[found.end() : found.end() + 1] == ")"
    return closed and len(text[: found.start()].rstrip("( ")) not in ends


def _plain(term: str) -> str:
    return _table()[term.lower()]


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return {name.lower(): plain for name, plain in plain_words().terms.items()}


@lru_cache(maxsize=1)
def _clinical_words() -> re.Pattern[str]:
    return word_pattern(plain_words().terms)
