"""Every number of a statement must have been said, of the same thing and with the same unit.

Doses, frequencies, dates and the patient's age have checks of their own. A number that was said of
something else does not count: the words around both are compared, and whether a time lies behind or
ahead. Thresholds are data: ``knowledge/rules/numbers.yaml``.
"""

import re
from functools import lru_cache

from assistant.encounter import Finding, Severity
from assistant.grounding.amounts import measure
from assistant.grounding.heard_numbers import HeardNumber, heard_numbers
from assistant.grounding.noted_numbers import Noted, fits, noted_numbers, rivals, same_unit
from assistant.grounding.number_rules import number_rules
from assistant.grounding.people import people
from assistant.grounding.quantities import told
from assistant.grounding.readings import heard_readings
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.surroundings import closeness

RULE = "number"

MEASURED_REACH = 60
"""Characters before a number, and half of them behind it, in which a test or vital sign makes it critical."""

COUNTED = 20
"""Characters behind a number in which relatives make it a count that notes add up: "five other siblings"."""


def check_numbers(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for each number that nobody said, or that was said of something else."""
    found = [_check(n, statement, conversation) for n in noted_numbers(statement)]
    return [f for f in found if f is not None]


def _check(noted: Noted, statement: Stated, conversation: Conversation) -> Finding | None:
    if finding := _check_reading(noted, statement, conversation):
        return finding
    rules = number_rules()
    heard = [(_closeness(noted, h, conversation), h) for h in heard_numbers(conversation)]
    support = max((c + _support(noted, h) for c, h in heard if fits(noted, h)), default=None)
    rival = max(
        ((c + same_unit(noted, h) * rules.against_unit, h) for c, h in heard if rivals(noted, h)),
        key=lambda pair: pair[0],
        default=None,
    )
    if support is None:
        slip = [h for _, h in heard if rivals(noted, h) and h.quantity.value == noted.quantity.value]
        if slip:  # The same number with another unit.
            return _finding(noted, statement, slip[0])
        return _finding(noted, statement, rival[1] if rival and rival[0] >= rules.heard_from else None)
    if rival is None or rival[0] <= support:
        return None
    # Pain is scored in several ways (best, worst, with medicine): a score that was said may stand.
    pain = noted.partner is not None and noted.partner.value == "10"
    only_minor = rival[0] <= support + (rules.pain_ahead if pain else rules.ahead) or _is_read(
        noted, conversation
    )
    return _finding(noted, statement, rival[1], "minor" if only_minor else None, said_elsewhere=True)


def _check_reading(noted: Noted, statement: Stated, conversation: Conversation) -> Finding | None:
    """A value of a test that has other values in the visit, while this one was not said where it is named."""
    if not noted.test:
        return None
    read = [(r.said, r.value) for r in heard_readings(conversation) if r.test == noted.test]
    heard = heard_numbers(conversation)
    against = [h for h in heard if (h.said, h.quantity) in read and rivals(noted, h)]
    places = [said for said, _ in read]
    fitting = [h for h in heard if fits(noted, h) and (h.said in places or same_unit(noted, h))]
    return _finding(noted, statement, against[0]) if against and not fitting else None


def _is_read(noted: Noted, conversation: Conversation) -> bool:
    """Whether it was said as a value of the very test, which may have several: last time's and today's."""
    return bool(noted.test) and any(
        r.test == noted.test and r.value.value == noted.quantity.value for r in heard_readings(conversation)
    )


def _support(noted: Noted, heard: HeardNumber) -> float:
    """What a number that fits is worth besides the words around it."""
    rules, quantity = number_rules(), noted.quantity
    worth = rules.with_unit * same_unit(noted, heard)
    if quantity.unit and not heard.quantity.unit:
        worth += rules.bare
    if heard.quantity.low != heard.quantity.high and heard.quantity.value != quantity.value:
        worth += rules.vague
    if quantity.amount >= rules.telling_from or "." in quantity.value:
        worth += rules.telling
    return worth


def _closeness(noted: Noted, heard: HeardNumber, conversation: Conversation) -> float:
    """How much a number that was said is about the noted thing; less if its time lies the other way."""
    opposed = noted.way and heard.way and noted.way != heard.way
    return closeness(noted.words, heard.around, conversation) * (number_rules().other_way if opposed else 1.0)


def _finding(
    noted: Noted,
    statement: Stated,
    heard: HeardNumber | None,
    severity: Severity | None = None,
    said_elsewhere: bool = False,
) -> Finding:
    """``heard`` is the number that was said instead; it is named where it is surely of the same thing."""
    end = noted.partner.end if noted.partner else noted.quantity.end
    written = statement.text[noted.quantity.start : end]
    # Bare numbers are too easily those of another thing.
    sure = heard is not None and (heard.quantity.unit or heard.partner is not None or noted.test)
    said = _said(heard) if heard is not None and sure else ""
    other = f"{written} was not said of this." if said_elsewhere else f"{written} was not said in the visit."
    return Finding(
        rule=RULE,
        severity=severity or _severity(noted, statement, contradicted=bool(said)),
        explanation=f"The note has {written}; {said} was said." if said else other,
        span=written,
        utterance=heard.said.utterance.id if heard is not None and (said or said_elsewhere) else None,
        repair=statement.text[: noted.quantity.start] + said + statement.text[end:] if said else "",
    )


def _said(heard: HeardNumber) -> str:
    """A number as figures with its unit, as it is told to a person."""
    first = f"{heard.quantity.value}/{heard.partner.value}" if heard.partner else heard.quantity.value
    return told(first, heard.quantity.unit)


def _severity(noted: Noted, statement: Stated, contradicted: bool) -> Severity:
    """Critical where another number was said of the same thing, and for values that harm by themselves."""
    quantity = noted.quantity
    single = quantity.value == "1" and not quantity.unit and noted.partner is None
    if single or quantity.low != quantity.high:
        return "minor"
    before = statement.text[max(0, quantity.start - MEASURED_REACH) : quantity.start]
    beside = before + statement.text[quantity.end : quantity.end + MEASURED_REACH // 2]
    pressure = noted.partner is not None and not noted.scored
    course = bool(statement.drugs) and measure(quantity.unit) == "time" and before.rstrip().endswith(" for")
    harmful = quantity.unit in number_rules().critical_units or bool(_measured().search(beside))
    if contradicted or pressure or course or harmful:
        return "critical"
    counted = not quantity.unit and people(statement.text[quantity.end : quantity.end + COUNTED])
    return "minor" if counted and noted.partner is None else "major"


@lru_cache(maxsize=1)
def _measured() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(number_rules().measured) + r")\b", re.I)
