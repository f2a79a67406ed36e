"""Lists of words and phrases from the rules as one pattern each.

A phrase is matched as whole words, case aside; "*" at the end of a word stands for any ending.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

NEVER = re.compile(r"(?!)")


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, the longest first; of an empty list it finds nothing."""
    return _pattern(tuple(phrases))


@lru_cache(maxsize=512)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    if not phrases:
        return NEVER
    written = (_written(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(r"(?<!\w)(?:" + "|".join(written) + r")(?!\w)", re.I)


def _written(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
