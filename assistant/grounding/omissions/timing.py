"""When something is to happen, in days, so that "two weeks" and "14 days" are the same time."""

import re

from assistant.grounding.quantities import Quantity, quantities

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}

ONE = re.compile(r"\b(?:an?|next|the next|this)\s+(day|week|month|year)\b(?!\s+ago)", re.I)
"""Times of one unit that no number stands before."""

CLOSE = 0.15
"""Share by which two times may differ: 4 weeks and a month do."""

Span = tuple[float, float]
"""From and to, in days: "a few weeks" is a span."""


def times(text: str) -> list[Span]:
    """The times of a text, in no order; empty when it names none."""
    counted = [_span(q) for q in quantities(text) if q.unit in DAYS]
    return counted + [(DAYS[m.group(1).lower()],) * 2 for m in ONE.finditer(text)]


def same_time(ours: list[Span], others: list[Span]) -> bool:
    """Whether any two of the times are as good as the same."""
    return any(_meet(one, other) for one in ours for other in others)


def _span(number: Quantity) -> Span:
    days = DAYS[number.unit]
    value = float(number.value)
    return (number.low or value) * days, (number.high or value) * days


def _meet(one: Span, other: Span) -> bool:
    return one[0] * (1 - CLOSE) <= other[1] and other[0] * (1 - CLOSE) <= one[1]
