"""Where a statement says certain words: its own stretch of text, to be shown and quoted."""

import re
from collections.abc import Set

from assistant.grounding.scope import read
from assistant.grounding.terms import as_written

TOKEN = re.compile(r"[A-Za-z0-9][\w'’.+-]*\w|[A-Za-z0-9]")

LONGEST = 80
"""Characters; words farther apart are not shown as one stretch."""


def words_of(text: str, stems: Set[str]) -> str:
    """The shortest stretch of the text that holds as many of these stems as can be, the last of its kind.

    The whole text when none of them is found in so many words.
    """
    places = _places(text, stems)
    best, held = (0, len(text)), 0
    for i, (start, _, _) in enumerate(places):
        have: set[str] = set()
        for _, end, stem in places[i:]:
            if end - start > LONGEST:
                break
            have.add(stem)
            if len(have) > held or (len(have) == held and end - start <= best[1] - best[0]):
                best, held = (start, end), len(have)
    return text[best[0] : best[1]]


def _places(text: str, stems: Set[str]) -> list[tuple[int, int, str]]:
    """Start, end and stem of each wanted word, in order."""
    found = [
        (m.start(), m.end(), word.stem)
        for m in TOKEN.finditer(text)
        for word in read(m.group(0))
        if word.stem in stems
    ]
    for stem in stems:
        phrase = as_written(text, stem)
        if " " in phrase:
            found += [(m.start(), m.end(), stem) for m in re.finditer(re.escape(phrase), text, re.I)]
    return sorted(found)
