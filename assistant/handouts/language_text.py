"""Text of any language in one plain form, in which phrases can be looked for.

Small letters, no accents or vowel signs, ASCII digits, one form for letters that are written in many,
every number and every mark of punctuation a token of its own. Word lists are brought into the same form.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ONE_FORM = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("\u093c\u0640\u200c\u200d\u200e\u200f", ""),
        **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670", ""),
        "ى": "ي",
        "ँ": "ं",
        "٫": ".",
        "٬": ",",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "।": ".",
        "’": "'",
        "–": "-",
        "—": "-",
        "⁄": "/",
    }
)
"""Alef and ya have several forms in Arabic, vowel signs are mostly left out; Hindi has two nasal signs."""

MARKS = ("Mn", "Mc")
"""Vowels of Devanagari are marks that belong to the letter before them."""

NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)")


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """The text in its plain form, one space between tokens and at both ends."""
    text = unicodedata.normalize("NFKD", text).lower()
    text = "".join(_ascii_digit(c) for c in _without_accents(text)).translate(ONE_FORM)
    pieces = NUMBER.split(text)
    pieces[::2] = ["".join(c if _in_word(c) else f" {c} " for c in piece) for piece in pieces[::2]]
    return f" {' '.join(' '.join(pieces).split())} "


def _without_accents(text: str) -> str:
    """Latin letters without their accents; marks of other scripts are part of the word and stay."""
    kept: list[str] = []
    for c in text:
        if not (unicodedata.combining(c) and kept and script_of(kept[-1]) == "LATIN"):
            kept.append(c)
    return "".join(kept)


def _ascii_digit(c: str) -> str:
    return str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c


def _in_word(c: str) -> bool:
    return c.isalpha() or unicodedata.category(c) in MARKS


def script_of(letter: str) -> str:
    """The script of a letter as Unicode names it, such as LATIN or CJK; "" for no letter."""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0] if letter.isalpha() else ""


def phrases(words: Iterable[str], front: str = "") -> re.Pattern[str]:
    """A pattern for any of these phrases in a plain text; without phrases it matches nowhere.

    A star stands for any letters, alone for a whole word. ``front`` is a pattern for what a language
    writes together with the word that follows.
    """
    return _compiled(tuple(words), front)


@lru_cache(maxsize=8192)
def _compiled(words: tuple[str, ...], front: str) -> re.Pattern[str]:
    ways = sorted((_way(phrase) for phrase in words), key=len, reverse=True)
    return re.compile(rf"(?<!\S){front}(?:{'|'.join(ways)})(?!\S)" if ways else r"(?!)")


def _way(phrase: str) -> str:
    return " ".join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    if word == "*":
        return r"\S+"
    # Escaped spaces would be harmless, but are hard to read in an error.
    start = re.escape(plain_text(word.rstrip("*")).strip()).replace(r"\ ", " ")
    return start + (r"\S*" if word.endswith("*") else "")
