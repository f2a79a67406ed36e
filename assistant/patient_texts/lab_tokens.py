"""A line of a lab report cut into its pieces: words, numbers, units, ranges, marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.patient_texts.lab_number import NUMBER, SIGNED, sign_pattern
from assistant.patient_texts.lab_range import DASH, unit_pattern
from assistant.patient_texts.lab_rules import any_of, lab_rules

Kind = Literal[
    "test",
    "junk",
    "range",
    "bound",
    "number",
    "unit",
    "flag",
    "result",
    "note",
    "label",
    "gap",
    "end",
    "word",
]


@dataclass(frozen=True)
class Token:
    """A piece of a line and its place in characters. ``behind`` is what follows it."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(line: str) -> Iterator[Token]:
    """All pieces in order; at each place the first kind that fits."""
    at = 0
    while at < len(line):
        if line[at] == " " and not line.startswith("  ", at):
            at += 1
            continue
        kind, end = _next(line, at)
        yield Token(kind, line[at:end], at, end)
        at = end


def _next(line: str, at: int) -> tuple[Kind, int]:
    for kind, pattern in _patterns():
        match = pattern.match(line, at)
        if match and match.end() > at and not (kind == "flag" and _is_word(line, match)):
            return kind, match.end()
    return "word", at + 1


def _is_word(line: str, match: re.Match[str]) -> bool:
    """A letter that begins a phrase and is no mark: "A repeat test", "L knee"."""
    if match.group(0).strip(" ()[]*!↑↓") == "":
        return False
    behind = line[match.end() :].lstrip()
    return len(match.group(0)) <= 1 and behind[:1].islower() and not unit_pattern().match(behind)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[Kind, re.Pattern[str]]]:
    rules = lab_rules()
    unit, sign = unit_pattern().pattern, sign_pattern().pattern
    sign = re.sub(r"\?P<\w+>", "?:", sign)
    label = f"(?:{'|'.join(rules.range_labels)})"
    labels = (
        rf"(?:{label}(?!\w)\s*+[:=]?\s*+)"  # possessive: a row of such words must not be tried in all ways
    )
    opens = rf"[(\[{{]?\s*+{labels}{{0,3}}+"
    closes = r"\s*[)\]}]?"
    flags = "|".join(f"(?:{way})" for ways in rules.flags.values() for way in ways)
    results = "|".join(sorted(rules.results, key=len, reverse=True))
    number = rf"(?<![\w.]){NUMBER}(?![\d])"
    written: list[tuple[Kind, str, int]] = [
        ("gap", r"\t|\s{2,}|\|", 0),
        ("junk", any_of(tuple(rules.no_values)).pattern, re.I),
        ("unit", unit, 0),
        ("test", rules.known.pattern, re.I),
        (
            "range",
            rf"{opens}(?<![\w.]){SIGNED}\s*(?:{unit})?{DASH}{SIGNED}(?![\d,.]*\d)\s*(?:{unit})?{closes}",
            re.I,
        ),
        ("range", rf"[(\[]\s*{labels}{{0,3}}+(?:{results})\s*[)\]]", re.I),
        ("range", rf"(?:{label}(?!\w)\s*+[:=]\s*+){{1,3}}+(?:{results})(?!\w)", re.I),
        ("range", rf"[(\[]\s*{labels}{{0,3}}+(?:{sign})\s*{NUMBER}\s*(?:{unit})?\s*[)\]]", re.I),
        ("range", rf"{labels}{{1,3}}+(?:{sign})\s*{NUMBER}\s*(?:{unit})?", re.I),
        ("bound", rf"(?:{sign})\s*{NUMBER}(?!\d)", re.I),
        ("flag", rf"[(\[]\s*(?:{flags})\s*[)\]]", 0),
        ("note", r"\([^()\d]*\)", 0),
        ("result", rf"(?<!\w)(?:{results})(?!\w)", re.I),
        ("number", number, 0),
        ("flag", rf"(?<![A-Za-z])(?:{flags})(?![\w-])", 0),
        ("word", r"[A-Za-zÀ-ÿµ][\w'’./+-]*[\w+]|[A-Za-zÀ-ÿ]", 0),
        ("end", r";|[.!?](?=\s|$)", 0),
        ("label", r"[:=,]|[-–—](?=\s)|\.{2,}|…+", 0),
    ]
    return [(kind, re.compile(pattern, flag)) for kind, pattern, flag in written]
