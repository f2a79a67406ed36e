"""How the numbers of a text are bounded: "at least 5 %", "130/80 mm Hg or higher", "under 18"."""

import re
from functools import lru_cache

from assistant.asking.rules import Bound, asking_rules
from assistant.grounding.quantities import Quantity

REACH = 45
"""Characters beside a number in which words can bound it."""

LEAD = (
    r"\W*(?:(?:an?|the|of|is|to|age|aged|ages|systolic|diastolic|egfr|hba1c|a1c|bmi|ldl|score|level|about)\W+)*"
    r"(?:\d[\d.,]*\s*(?:/|–|-|to|and|or)\s*)?$"
)
"""Between a bounding word and its number; also the first number of a pair: "below 130/80"."""

UNIT = (
    r"(?:[\s/–%-]|\d|[.,](?=\d)|mm|hg|mg|mcg|g|kg|dl|ml|min|m2|mmol|l|iu|units?|percent|years?|months?|weeks?|days?"
    r"|hours?|minutes?|of age|old|a|per|to|systolic|diastolic|points?|weeks' gestation)*"
)
"""What may stand between a number and the words behind it that bound it: its unit, the end of its range."""


def bound(text: str, number: Quantity) -> Bound:
    """How the words beside a number of the text bound it."""
    return bounded(text, number)[0]


def bounded(text: str, number: Quantity) -> tuple[Bound, str]:
    """How the words beside a number bound it, and the number with those words as they stand there."""
    start, end = max(0, number.start - REACH), number.end
    for kind, words in asking_rules().bounds.items():
        if before := _before(kind).search(text[start : number.start]):
            return kind, text[start + before.start() : end].strip()
        if words.behind and (behind := _behind(kind).match(text[end : end + REACH])):
            return kind, text[number.start : end + behind.end()]
    return "", text[number.start : end]


@lru_cache(maxsize=8)
def _before(kind: Bound) -> re.Pattern[str]:
    words = "|".join(asking_rules().bounds[kind].before)
    return re.compile(rf"(?:\b|(?<=\s)|(?=[<>≥≤]))(?:{words}){LEAD}", re.I)


@lru_cache(maxsize=8)
def _behind(kind: Bound) -> re.Pattern[str]:
    words = "|".join(asking_rules().bounds[kind].behind)
    return re.compile(rf"{UNIT}\s*(?:{words})(?!\w)", re.I)
