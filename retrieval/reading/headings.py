"""Headings of plain lines, and the path that a series of headings makes."""

import re

NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?P<title>[A-Z(“\"].*)$")
LONGEST = 14
"""Words of a heading at most; a longer line is a sentence."""

_ENDS = (".", ",", ";", ":")


def is_title_like(line: str) -> bool:
    """True for a short line that has letters and does not end as a sentence does."""
    words = line.split()
    return 0 < len(words) <= LONGEST and any(map(str.isalpha, line)) and not line.rstrip().endswith(_ENDS)


def numbered_level(line: str) -> int:
    """The depth of a numbered heading such as ``2.1 Treatment``: 2; 0 when it is none.

    A single number before a line is as often a list item, so at least one dot is asked for unless the
    line is very short.
    """
    found = NUMBERED.match(line)
    if not found or not is_title_like(found["title"]):
        return 0
    depth = found["number"].count(".") + 1
    return depth if depth > 1 or len(found["title"].split()) <= 6 else 0


class Path:
    """The headings in force while a document is read from top to bottom."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def enter(self, level: int, title: str) -> None:
        """A heading of this level, 1 the highest: it closes those of the same level and below."""
        self._open = [(depth, text) for depth, text in self._open if depth < level]
        self._open.append((level, " ".join(title.split())))

    def now(self) -> tuple[str, ...]:
        """The headings, the innermost last."""
        return tuple(text for _, text in self._open if text)
