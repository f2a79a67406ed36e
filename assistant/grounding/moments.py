"""Moments that are named from today: "yesterday", "next month". Data: ``knowledge/vocabulary/times.yaml``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.durations import time_words

AHEAD = ("tomorrow", "tonight", "next")
"""How a moment that is still to come begins."""


@dataclass(frozen=True)
class Moment:
    """A moment with its words in a text, their place in characters, and the other ways to say it."""

    name: str
    start: int
    ways: tuple[str, ...]

    @property
    def end(self) -> int:
        """The place behind its words."""
        return self.start + len(self.name)

    @property
    def ahead(self) -> bool:
        """Whether it is still to come."""
        return self.name.lower().startswith(AHEAD)


def moments(text: str) -> list[Moment]:
    """The moments of a text, in order."""
    known = time_words().moments
    return [
        Moment(m.group(0), m.start(), tuple(known[m.group(0).lower()])) for m in _pattern().finditer(text)
    ]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(time_words().moments)})\b", re.I)
