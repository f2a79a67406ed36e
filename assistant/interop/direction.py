"""Which way a text runs, and how numbers and drug names keep their order in a text that runs left."""

import re
from collections.abc import Iterator
from typing import Literal

Direction = Literal["ltr", "rtl"]

# Languages written in Arabic or Hebrew letters.
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ps", "ur", "yi"))

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LETTER = "0-9A-Za-z\u00b5\u00c0-\u024f\u0370-\u03ff"
# From a Latin letter or digit to the last one before a bracket or a letter that runs left: "Losartan 50 mg",
# "2026-11-24", "10–20 mg". Without this, Unicode's rules may show "50 mg" as "mg 50", a date backwards.
_LEFT_TO_RIGHT = re.compile(rf"[{_LETTER}](?:[^{_RTL}()\[\]\u060c\u061b\u061f]*[{_LETTER}%])?")


def direction(language: str) -> Direction:
    """Which way a language is written, by its two-letter code."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def pieces(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The text in order as (piece, whether it runs against the language's own direction).

    Joined, the pieces are the text. In a language that runs right there is one piece.
    """
    end = 0
    for match in _LEFT_TO_RIGHT.finditer(text) if direction(language) == "rtl" else ():
        if match.start() > end:
            yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def marked(text: str, language: str) -> str:
    """The text with an invisible left-to-right mark on both sides of each such piece.

    The older of Unicode's two ways to keep the order of "50 mg", which every program knows.
    """
    return "".join(
        f"{_MARK}{piece}{_MARK}" if against else piece for piece, against in pieces(text, language)
    )


_MARK = "\N{LEFT-TO-RIGHT MARK}"
