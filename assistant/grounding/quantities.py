"""Numbers in clinical text with their units, so that "eighty milligrams" and "80 mg" are the same fact.

Spoken numbers are read by ``number_words``. Digits that belong to a name (L5, COVID-19, type 2) are
no numbers. Names and units are data: ``knowledge/vocabulary/quantities.yaml``.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.grounding.number_words import Number, read_numbers
from assistant.grounding.quantity_words import words
from assistant.grounding.shorthand import without_shorthand

RANGE = re.compile(r"[\s-]*(?:-|–|to|or|through|by|x|×)[\s-]*(?:maybe |about |like |even )?", re.I)
"""What stands between the two ends of a range, or the sides of a measure."""

LOOSE = re.compile(r"\s*(?:,|and|)\s*", re.I)
"""What may stand between neighbours that are said for a range: "four, five days", "between 5 and 10"."""

PAIR = re.compile(r"\s*(?:/|(?:over\s+)*over|out of(?: a)?)\s*", re.I)
"""What stands between the two numbers of a pressure, a grade or a score."""

ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)

LARGER = re.compile(r"\s*and a (half|quarter)\b", re.I)
"""Behind a unit: "a year and a half"."""

EACH = re.compile(r"\s+(?:of the|of an?|an?|of|more)\b", re.I)
"""Between a part or a vague word and its unit: "half an hour", "a couple of days"."""

HEIGHT = re.compile(r"\s?['’′]\s?")
"""Between feet and inches: 5'6."""


@dataclass(frozen=True)
class Quantity:
    """A number as a decimal string without trailing zeros, its canonical unit ("" if none), its words.

    ``start`` counts characters of the text; ``phrase`` is the number with its unit as they stand there.
    ``low`` and ``high`` are what a vague word such as "a few" can stand for, else the value itself.
    """

    value: str
    unit: str
    span: str
    start: int
    phrase: str = ""
    low: float = 0.0
    high: float = 0.0

    @property
    def amount(self) -> float:
        """The value as a number."""
        return float(self.value)

    @property
    def end(self) -> int:
        """The place behind the number and its unit."""
        return self.start + max(len(self.span), len(self.phrase))


def quantities(text: str, weak: bool = False) -> list[Quantity]:
    """All numbers of a text in order, with the unit that follows each.

    With ``weak`` also words that are mostly no amounts, such as "one" without a unit. A unit behind the
    second number of a range or of a pressure counts for both: "6 to 8 weeks".
    """
    plain = without_names(without_shorthand(text))
    numbers = read_numbers(plain)
    units = [_unit_after(plain, number.end, number) for number in numbers]
    for at in range(len(numbers) - 2, -1, -1):
        numbers[at] = _share_scale(plain, numbers[at], numbers[at + 1])
        if not units[at][0] and _share_unit(plain, numbers[at], numbers[at + 1], units[at + 1][0]):
            units[at] = (units[at + 1][0], numbers[at].end)
        if not units[at][0] and HEIGHT.fullmatch(plain, numbers[at].end, numbers[at + 1].start):
            units[at], units[at + 1] = ("feet", numbers[at].end), ("inch", numbers[at + 1].end)
    return [
        _quantity(text, number, *unit)
        for at, (number, unit) in enumerate(zip(numbers, units, strict=True))
        if weak or not number.weak or unit[0] or _in_pair(plain, numbers, at)
    ]


def plain_number(value: float) -> str:
    """A number as a decimal string without trailing zeros, at most four decimals."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def told(value: str, unit: str) -> str:
    """A value with its unit as it is told to a person: "80 mg", "5 weeks", "45%"."""
    written = words().written.get(unit, unit)
    plural = "s" if written in words().plural and value != "1" else ""
    return f"{value}{'' if written == '%' else ' '}{written}{plural}".strip()


def without_names(text: str) -> str:
    """The text with the digits and number words of names crossed out, character for character."""
    return _names().sub(
        lambda m: re.sub(r"[A-Za-z\d]{2,}|\d", lambda d: _crossed(d.group(0)), m.group(0)), text
    )


def _crossed(word: str) -> str:
    spoken = word.lower() in _number_words()
    return "_" * len(word) if spoken else re.sub(r"\d", "_", word)


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    vocabulary = words()
    return frozenset([*vocabulary.ones, *vocabulary.teens, *vocabulary.tens, *vocabulary.scales])


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    number = r"(?:\d+|" + "|".join(sorted(_number_words(), key=len, reverse=True)) + ")"
    return re.compile("|".join(f"(?:{name.replace('{n}', number)})" for name in words().names), re.I)


@lru_cache(maxsize=1)
def _unit_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    canonical = {name.lower(): unit for unit, names in words().units.items() for name in names}
    names = sorted(canonical, key=len, reverse=True)
    pattern = re.compile(r"[\s-]*(" + "|".join(re.escape(n) for n in names) + r")(?![a-z])", re.I)
    return pattern, canonical


def _unit_after(text: str, end: int, number: Number) -> tuple[str, int]:
    """The unit behind a number, "" if none, and the place behind it."""
    if number.count:
        return "", end
    if number.digits and (ordinal := ORDINAL.match(text, end)):
        return "ordinal", ordinal.end()
    pattern, canonical = _unit_pattern()
    gap = EACH.match(text, end) if number.weak or number.span else None
    match = (gap and pattern.match(text, gap.end())) or pattern.match(text, end)
    if match and not (gap and canonical[match.group(1).lower()] == "times"):
        return canonical[match.group(1).lower()], match.end()
    return ("o'clock" if ":" in text[number.start : end] else ""), end


def _share_scale(text: str, one: Number, other: Number) -> Number:
    """ "Five or six hundred" is 500 or 600."""
    scale = 1000 if other.value % 1000 == 0 else 100
    small = 0 < one.value < 10 <= other.value / scale * 10 and other.value / scale < 10
    spoken = not other.digits and not one.digits
    if small and spoken and not other.value % scale and RANGE.fullmatch(text[one.end : other.start]):
        return replace(one, value=one.value * scale, weak=False)
    return one


def _share_unit(text: str, one: Number, other: Number, unit: str) -> bool:
    """Whether the unit of the second number is also the first one's."""
    between = text[one.end : other.start]
    if unit in ("", "ordinal", "o'clock"):
        return False
    if RANGE.fullmatch(between) or PAIR.fullmatch(between):
        return True
    neighbours = 0 < other.value - one.value <= max(5.0, one.value)
    return neighbours and not one.count and bool(LOOSE.fullmatch(between))


def _in_pair(text: str, numbers: list[Number], at: int) -> bool:
    """Whether a weak word is one end of a range or pair, and so a number: "one to two", "one in five"."""
    pairs = [(at, at + 1), (at - 1, at)]
    gaps = [text[numbers[a].end : numbers[b].start] for a, b in pairs if a >= 0 and b < len(numbers)]
    return any(RANGE.fullmatch(g) or PAIR.fullmatch(g) or g.strip() == "in" for g in gaps)


def _quantity(text: str, number: Number, unit: str, end: int) -> Quantity:
    value, low_high = number.value, number.span
    if unit and (larger := LARGER.match(text, end)):
        value, end = value + words().parts[larger.group(1).lower()], larger.end()
    low, high = low_high or (value, value)
    return Quantity(
        value=plain_number(value),
        unit=unit,
        span=text[number.start : number.end],
        start=number.start,
        phrase=text[number.start : end],
        low=low,
        high=high,
    )
