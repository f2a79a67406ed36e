"""Whether two quantities are the same amount: other units, rounded values, vague words.

Months and weeks are taken for the same where it is usual (12 weeks and 3 months), kilograms and pounds
when they round to each other. Sizes of units are data: ``knowledge/vocabulary/quantities.yaml``.
"""

from functools import lru_cache

from assistant.grounding.quantities import Quantity
from assistant.grounding.quantity_words import words

EXACT = 0.001
"""Share by which equal values may differ: a half and 0.5, a third and 0.3333."""

CALENDAR = 0.085
"""Share by which weeks may differ from months: 4 weeks are 28 days, a month has 30.4."""

CONVERTED = 0.03
"""Share by which other converted units may differ: 1.5 kg and 3.3 pounds."""

ROUNDED, ABOUT = 0.01, 0.05
"""Share by which a value may be rounded as it stands ("99" for 98.6), and behind "about"."""

SHORT_TIMES = {"second", "minute", "hour", "day", "week"}


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are equal in value and unit; a unit that is missing agrees with any."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return _overlap(one, other, 1.0, 1.0, EXACT)
    if one.unit in words().shortened.get(other.unit, ()) or other.unit in words().shortened.get(one.unit, ()):
        return _overlap(one, other, 1.0, 1.0, EXACT)
    sizes = next((m for m in words().measures.values() if one.unit in m and other.unit in m), None)
    if sizes is None:
        return False
    calendar = (one.unit in SHORT_TIMES) != (other.unit in SHORT_TIMES)
    share = CALENDAR if calendar else EXACT if "day" in sizes or "mg" in sizes else CONVERTED
    return _overlap(one, other, sizes[one.unit], sizes[other.unit], share)


def rounded(noted: Quantity, heard: Quantity, about: bool = False) -> bool:
    """Whether a noted value is the heard one, rounded to fewer figures. Never to be asked of a dose."""
    if noted.unit and heard.unit and noted.unit != heard.unit:
        return False
    share = ABOUT if about else ROUNDED
    near = abs(noted.amount - heard.amount) <= share * abs(heard.amount)
    return near and _figures(noted.value) < _figures(heard.value)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing, so that one can be said instead of the other."""
    return measure(one.unit) == measure(other.unit)


@lru_cache(maxsize=256)
def measure(unit: str) -> str:
    """What a unit measures: "time" for weeks; the unit itself when it cannot be turned into another."""
    return next((name for name, sizes in words().measures.items() if unit in sizes), unit)


def _overlap(one: Quantity, other: Quantity, size: float, other_size: float, share: float) -> bool:
    low, high = one.low * size, one.high * size
    other_low, other_high = other.low * other_size, other.high * other_size
    slack = share * max(abs(low), abs(other_low), abs(high), abs(other_high))
    return low <= other_high + slack and other_low <= high + slack


def _figures(value: str) -> int:
    """Significant figures as written: 98.6 has three, 140 two."""
    return len(value.replace(".", "").strip("0") if "." in value else value.strip("0"))
