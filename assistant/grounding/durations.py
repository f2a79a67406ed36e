"""Times that are said without a number: "a week", "next month", "yesterday", "a year and a half".

And whether a time lies behind ("3 weeks ago"), ahead ("in 3 weeks") or is a length. Vocabulary:
``knowledge/vocabulary/times.yaml``.
"""

import re
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.quantities import Quantity, plain_number
from assistant.grounding.quantity_words import words
from assistant.settings import ROOT

Way = Literal["behind", "ahead", ""]
"""Whether a time is counted back from today or forward; "" when the words leave it open."""

REACH = 45
"""Characters beside a time in which words tell its way."""


class TimeWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    months: dict[str, int]
    ambiguous: list[str]
    weekdays: list[str]
    holidays: dict[str, int]
    ordinals: dict[str, int]
    days_apart: dict[str, int]
    moments: dict[str, list[str]]
    behind: list[str]
    behind_after: list[str]
    ahead: list[str]
    ahead_after: list[str]
    approximate: list[str]
    bounds: list[str]
    year_before: list[str]
    month_before: list[str]
    kin: list[str]
    topics: dict[str, list[str]]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/times.yaml").read_text(encoding="utf-8")
    return TimeWords(**yaml.safe_load(source))


def implied(text: str) -> list[Quantity]:
    """Times and single things that a text names without a number, as quantities of one."""
    found = [
        _one(
            m.group(0),
            m.start(),
            1.0 + words().parts.get((m["part"] or "").lower(), 0.0),
            _canonical(m["unit"]),
        )
        for m in _one_unit().finditer(text)
    ]
    for phrase, days in time_words().days_apart.items():
        found += [
            _one(m.group(0), m.start(), float(days), "day") for m in re.finditer(rf"\b{phrase}\b", text, re.I)
        ]
    return sorted(found, key=lambda q: q.start)


def way(text: str, start: int, end: int) -> Way:
    """Which way a time at these characters is counted."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if _cue(time_words().behind_after, r"^\W*(?:{})\b").search(after):
        return "behind"
    if _cue(time_words().ahead_after, r"^\W*(?:{})\b").search(after):
        return "ahead"
    behind = _last(_cue(time_words().behind, r"\b(?:{})\b"), before)
    ahead = _last(_cue(time_words().ahead, r"\b(?:{})\b"), before)
    if behind == ahead:
        return ""
    return "behind" if behind > ahead else "ahead"


def is_about(text: str, start: int) -> bool:
    """Whether a number is said to be approximate: "about 140"."""
    before = text[max(0, start - 25) : start]
    return bool(_cue(time_words().approximate, r"(?:{})\W*(?:(?:of|a|an|the|to)\W+)*$").search(before))


def is_bound(text: str, start: int) -> bool:
    """Whether a number is a limit or a goal, or said not to be the one: "below seven", "not 8"."""
    before = text[max(0, start - 25) : start]
    return bool(_cue(time_words().bounds, r"\b(?:{})\W*(?:a|an|the|of|about)?\W*$").search(before))


def _one(span: str, start: int, value: float, unit: str) -> Quantity:
    return Quantity(plain_number(value), unit, span, start, span, value, value)


@lru_cache(maxsize=1)
def _one_unit() -> re.Pattern[str]:
    kinds = [
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "tablet",
        "puff",
        "pack",
        "drink",
        "cigarette",
    ]
    names = "|".join(
        sorted((n for k in kinds for n in words().units[k] if n.isalpha()), key=len, reverse=True)
    )
    lead = (
        r"(?:an?|another|next|last|past|full|whole|single|this|coming|following|previous|every|per|each"
        r"|(?<!ty )(?<!ty-)(?<!hundred )(?<!hundred and )one)"
    )
    return re.compile(
        rf"\b{lead}\s+(?P<unit>{names})\b(?:['’]s)?(?:\s+and\s+a\s+(?P<part>half|quarter))?", re.I
    )


@lru_cache(maxsize=256)
def _canonical(name: str) -> str:
    return next(unit for unit, names in words().units.items() if name.lower() in names)


@lru_cache(maxsize=16)
def _compiled(cues: tuple[str, ...], frame: str) -> re.Pattern[str]:
    return re.compile(frame.replace("{}", "|".join(cues)), re.I)


def _cue(cues: list[str], frame: str) -> re.Pattern[str]:
    return _compiled(tuple(cues), frame)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)
