"""The numbers of a statement with what each is about, and which heard numbers they compare with."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.grounding.ages import ages
from assistant.grounding.amounts import comparable, measure, rounded, same_amount
from assistant.grounding.durations import Way, is_about, way
from assistant.grounding.heard_numbers import HeardNumber, partner_of, special_spans, within
from assistant.grounding.number_rules import number_rules
from assistant.grounding.quantities import Quantity
from assistant.grounding.readings import test_of
from assistant.grounding.results import named_tests
from assistant.grounding.stated import Stated
from assistant.grounding.surroundings import beside, topic

TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade")
"""Units of time by size."""


@dataclass(frozen=True)
class Noted:
    """A number of a statement with what tells what it is about.

    ``partner`` is the second number of a pair, ``others`` are the other numbers of the statement; ``test``
    is the test or vital sign whose value it is, "" if of none; ``about`` if it is said to be approximate.
    """

    quantity: Quantity
    partner: Quantity | None
    others: tuple[Quantity, ...]
    words: frozenset[str]
    way: Way
    about: bool
    test: str

    @property
    def scored(self) -> bool:
        """Whether it is a score or grade, whose second number need not be said."""
        return self.partner is not None and self.partner.value in number_rules().scales


def noted_numbers(statement: Stated) -> list[Noted]:
    """The numbers of a statement that are no dose, frequency, date or age, nor written by habit."""
    text = statement.text
    taken = [*special_spans(text), *((m.start(), m.end()) for m in _usual().finditer(text))]
    old = [(a.start, a.end) for a in ages(text)]
    numbers = [replace(q, unit=q.unit or "year") if within(q, old) else q for q in statement.numbers]
    free = [q for q in numbers if not within(q, taken)]
    partners = {q: p for q in free if (p := partner_of(text, q, free)) is not None}
    problem, named = topic(statement.problem), named_tests(text)
    return [
        Noted(
            quantity=q,
            partner=partners.get(q),
            others=tuple(o for o in numbers if o is not q),
            words=topic(beside(text, q.start, q.end)) | problem,
            way=way(text, q.start, q.end),
            about=is_about(text, q.start),
            test=test_of(q, text, named),
        )
        for q in free
        if q not in partners.values() and not (q.low != q.high and not q.unit)
    ]


def fits(noted: Noted, heard: HeardNumber) -> bool:
    """Whether a number that was said is the noted one, whatever it was said of."""
    quantity, said = noted.quantity, heard.quantity
    if noted.partner is not None and heard.partner is not None:
        return same_amount(quantity, said) and same_amount(noted.partner, heard.partner)
    if noted.partner is not None and (heard.second or said.unit or not noted.scored):
        return False
    if not quantity.unit and measure(said.unit) == "time":
        return False
    if quantity.unit and not said.unit and (heard.second or heard.partner is not None):
        return False
    return same_amount(quantity, said) or rounded(quantity, said, noted.about)


def rivals(noted: Noted, heard: HeardNumber) -> bool:
    """Whether a number that was said may be the one that is meant: the same kind, another value."""
    said = heard.quantity
    if not heard.free or said.low != said.high or fits(noted, heard) or not comparable(noted.quantity, said):
        return False
    if not said.phrase or any(same_amount(other, said) for other in noted.others):
        return False
    return _same_size(noted.quantity, said) and _same_shape(noted, heard)


def _same_size(noted: Quantity, said: Quantity) -> bool:
    """Whether two times have units of about the same size, or the same value with another unit."""
    if measure(said.unit) != "time" or noted.value == said.value:
        return True
    return abs(TIMES.index(said.unit) - TIMES.index(noted.unit)) <= 1


def _same_shape(noted: Noted, heard: HeardNumber) -> bool:
    if noted.partner is None or heard.partner is None:
        single = heard.partner is None and noted.partner is None
        scored = noted.scored and noted.partner is not None and heard.quantity.amount < noted.partner.amount
        return single or (scored and not heard.quantity.unit and heard.quantity.value not in ("0", "1"))
    scales = number_rules().scales
    if noted.partner.value in scales or heard.partner.value in scales:
        return noted.partner.value == heard.partner.value
    return True


def same_unit(noted: Noted, heard: HeardNumber) -> bool:
    """Whether both name the very same unit."""
    return bool(noted.quantity.unit) and noted.quantity.unit == heard.quantity.unit


@lru_cache(maxsize=1)
def _usual() -> re.Pattern[str]:
    return re.compile("|".join(number_rules().usual), re.I)
