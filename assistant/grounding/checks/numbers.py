"""Every number of a statement must have been said, with the same unit when both name one."""

import re

from assistant.encounter import Finding, Severity
from assistant.grounding.quantities import Quantity
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated

RULE = "number"

CRITICAL_UNITS = {"mg", "mcg", "g", "ml", "units", "mmhg", "bpm", "percent", "degrees", "tablet", "times"}
"""Doses, vital signs and laboratory values: a wrong one can harm. Other numbers are major."""


PRESSURE = re.compile(r"\b(\d{2,3})/(\d{2,3})\b")
"""A blood pressure as it is written; a date such as 06/2021 is none."""


def check_numbers(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for each number that nobody said, or that was said with another unit."""
    return [f for q in statement.numbers if (f := _check(q, statement.text, conversation)) is not None]


def _check(number: Quantity, statement: str, conversation: Conversation) -> Finding | None:
    heard = [(q, said) for said in conversation.said for q in said.numbers if q.value == number.value]
    if not heard:
        return _finding(number, statement, "was not said in the visit")
    units = {q.unit for q, _ in heard if q.unit}
    if number.unit and units and number.unit not in units and not any(not q.unit for q, _ in heard):
        others = ", ".join(sorted(units))
        return _finding(number, statement, f"was said, but with another unit ({others})", heard[0][1])
    return None


def _finding(number: Quantity, statement: str, why: str, said: Said | None = None) -> Finding:
    unit = f" {number.unit}" if number.unit else ""
    return Finding(
        rule=RULE,
        severity=_severity(number, statement),
        explanation=f"The number {number.value}{unit} {why}.",
        span=number.span,
        utterance=said.utterance.id if said else None,
    )


def _severity(number: Quantity, statement: str) -> Severity:
    pressure = any(number.span in pair for pair in PRESSURE.findall(statement))
    return "critical" if number.unit in CRITICAL_UNITS or pressure else "major"
