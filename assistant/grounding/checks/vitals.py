"""A vital sign must have been spoken of in the visit, and its value said beside it.

A model completes the usual row: "blood pressure 120/80, heart rate 60, oxygen saturation 95 %" where the
doctor only says that the vital signs look good.
"""

from assistant.encounter import Finding
from assistant.grounding.examined import findings, words
from assistant.grounding.phrases import Mention
from assistant.grounding.quantities import Quantity
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

RULE = "vital"

GENERAL = "vital signs"
"""The concept that vouches for any vital sign without a value: "your vital signs look good"."""

VALUE_REACH = 30
"""Characters between a vital sign and its value at most; a number farther on is of something else."""

BESIDE = 2
"""Utterances between a vital sign and its value at most: what is the pressure? – let me see – 120 over 80."""

NO_VALUE_UNITS = {"minute", "hour", "day", "week", "month", "year", "times", "mg", "tablet"}
"""Units of numbers that are no value of a vital sign."""


def check_vitals(statement: Stated, conversation: Conversation) -> list[Finding]:
    """One critical finding for the vital signs whose value was not stated."""
    named = [m for m in findings().mentioned(statement.text) if m.name in words().vitals]
    missing = [
        mention
        for mention, after in zip(named, [*named[1:], None], strict=False)
        if _missing(mention, _values(statement, mention, after), statement, conversation)
    ]
    if not missing:
        return []
    names = " or ".join(dict.fromkeys(m.name for m in missing))
    span = statement.text[missing[0].start : missing[0].end]
    return [
        Finding(rule=RULE, severity="critical", explanation=f"No value was stated for {names}.", span=span)
    ]


def _values(statement: Stated, mention: Mention, after: Mention | None) -> list[Quantity]:
    end = min(after.start if after else len(statement.text), mention.end + VALUE_REACH)
    return [q for q in statement.numbers if mention.end <= q.start < end and q.unit not in NO_VALUE_UNITS]


def _missing(mention: Mention, values: list[Quantity], statement: Stated, conversation: Conversation) -> bool:
    if values:
        return not all(_said_beside(mention.name, q.value, conversation) for q in values)
    if statement.part != "examination":
        return False  # "monitor blood pressure at home" states none
    said = findings().heard(conversation).said
    return GENERAL not in said and not findings().vouched(mention.name, conversation)


def _said_beside(vital: str, value: str, conversation: Conversation) -> bool:
    places = findings().heard(conversation).said.get(vital, ())
    beside = {at for place in places for at in range(place - BESIDE, place + BESIDE + 1)}
    return any(
        value in {q.value for q in s.numbers} for at, s in enumerate(conversation.said) if at in beside
    )
