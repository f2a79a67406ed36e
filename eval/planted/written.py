"""Numbers as a note writes them: digits, and small words before a unit. Dates and names are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eval.planted.words import spoken_words, swaps

NAMES = r"(?:type|stage|grade|covid|vitamin|phase|level|step|class|schedule|zone|h|b|t|c|l|s|x)"
"""What makes the number behind it a name or a grade, not an amount."""

NUMBER = re.compile(
    r"(?<![\w.,])(?<!\w-)(?<!\d/)(?P<value>\d{1,4}(?:\.\d+)?|"
    + "|".join(spoken_words().ones[2:13])
    + r")(?![\w,]\d)"
    r"(?P<after>[\s-]*(?P<unit>[A-Za-z%]+(?:/[A-Za-z]+)?)?)",
    re.I,
)
DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}/\d{4}\b|\b(?:19|20)\d\d\b")
RANGE = re.compile(r"\s?(?:-|–|to)\s?\d")
WITHIN = re.compile(
    r"(?:\d\s?(?:-|–|to)\s?|(?:less|more|greater|fewer) than |at least |up to |at most )$", re.I
)
"""The numbers of a range and bounds are left as they are: another may be true as well."""
DOSE_UNITS = frozenset(
    {"mg", "milligrams", "mcg", "micrograms", "g", "grams", "units", "ml", "cc", "puffs", "tablets"}
)


@dataclass(frozen=True)
class Written:
    """A number of a statement: its words, value, the word behind it, and where its words stand."""

    words: str
    value: float
    unit: str
    start: int
    end: int
    unit_start: int

    most: int

    @property
    def is_grade(self) -> bool:
        """A grade, as in "2/6" or "1+": at most ``most``."""
        return self.most > 0

    @property
    def is_dose(self) -> bool:
        """An amount of something taken; a laboratory value ("mg/dL") is none."""
        return self.unit.lower() in DOSE_UNITS


def written(text: str) -> Iterator[Written]:
    """The amounts of a statement in order."""
    dates = [match.span() for match in DATE.finditer(text)]
    for match in NUMBER.finditer(text):
        start, end = match.span("value")
        if any(low <= start < high for low, high in dates) or re.search(
            rf"\b{NAMES}[\s-]?$", text[:start], re.I
        ):
            continue
        unit = match.group("unit") or ""
        words = match.group("value")
        if not words[0].isdigit() and unit.lower() not in _unit_words():
            continue
        value = float(words) if words[0].isdigit() else float(spoken_words().ones.index(words.lower()))
        unit_start = match.start("unit") if unit else end
        if not RANGE.match(text, end) and not WITHIN.search(text[:start]):
            yield Written(words, value, unit, start, end, unit_start, _most(text, end))


def _most(text: str, end: int) -> int:
    """The highest grade of the scale that a number belongs to, 0 when it is an amount."""
    scale = re.match(r"\s?(?:/|out of )\s?(5|6|10)\b", text[end:])
    if scale:
        return int(scale.group(1))
    return 4 if text.startswith("+", end) else 0


def _unit_words() -> set[str]:
    return {word.lower() for unit in swaps().units.values() for word in unit.written}


def as_text(value: float, like: str) -> str:
    """A value written as another one was: as many decimals, or the word for it."""
    if not like[0].isdigit() and value == int(value) and value < len(spoken_words().ones):
        return spoken_words().ones[int(value)]
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    decimals = len(like.partition(".")[2])
    return f"{value:.{decimals}f}" if decimals and len(text.partition(".")[2]) < decimals else text
