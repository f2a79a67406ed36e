"""Sentences of plain text. Quotations stay whole, and abbreviations and numbers do not end a sentence."""

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|nos|fig|figs|dr|mr|mrs|ms|prof|st|al|ca|max|min|tab|inc|dept|vol|pp|p)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_LOWER = re.compile(r"\s+[a-z(]")
_OPENS, _CLOSES = "“«", "”»"


def sentences(text: str) -> list[str]:
    """The sentences of a text, stripped, none of them empty. A line end always ends one."""
    return [one for line in text.splitlines() for one in _of_line(line)]


def _of_line(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if _goes_on(line[start : end.end()], line[end.end() :], end.group()):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    found.append(line[start:].strip())
    return [one for one in found if one]


def _goes_on(so_far: str, rest: str, mark: str) -> bool:
    """True inside a quotation, after an abbreviation, and when the next word is not a beginning."""
    if _inside_quotation(so_far, rest):
        return True
    if mark == "." and _SHORT.search(so_far):
        return True
    return bool(_LOWER.match(rest)) and not mark.startswith("…")


def _inside_quotation(so_far: str, rest: str) -> bool:
    curly = sum(so_far.count(mark) for mark in _OPENS) > sum(so_far.count(mark) for mark in _CLOSES)
    straight = so_far.count('"') % 2 == 1 and '"' in rest
    return (curly and any(mark in rest for mark in _CLOSES)) or straight
