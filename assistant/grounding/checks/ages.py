"""The patient's age in the note must be the age that was said for the patient, if one was."""

import re

from assistant.encounter import Finding
from assistant.grounding.ages import Age, HeardAges, ages, heard_ages
from assistant.grounding.quantities import plain_number
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

RULE = "age"

MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}
"""Months in a unit of age."""


def check_ages(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical when another age was said for the patient; minor when none was: it may be from the record."""
    heard = heard_ages(conversation)
    found = [_check(age, statement, heard) for age in ages(statement.text) if age.patient]
    return [f for f in found if f is not None]


def _check(age: Age, statement: Stated, heard: HeardAges) -> Finding | None:
    if age.value in heard.answered or any(_same(age, said) for said, _ in heard.patient):
        return None
    if not heard.patient:
        return Finding(
            rule=RULE,
            severity="minor",
            explanation=f"The age ({age.span}) was not said in the visit. Compare it with the record.",
            span=age.span,
            repair=_without(age, statement.text),
        )
    said, source = heard.patient[0]
    told = {plain_number(other.value) for other, _ in heard.patient}
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"The note has {age.span}; {said.span} was said.",
        span=age.span,
        utterance=source.utterance.id,
        repair=statement.text[: age.start] + _written(age, said) + statement.text[age.end :]
        if len(told) == 1
        else "",
    )


def _without(age: Age, text: str) -> str:
    """The statement without the age, where it stands before a noun: "is a 45-year-old male"; else ""."""
    before, after = text[: age.start].rstrip(), text[age.end :].lstrip()
    if not re.search(r"\b(?:a|an)$", before) or not re.match(r"[a-z]", after):
        return ""
    article = "an" if after[0] in "aeiou" else "a"
    return f"{re.sub(r'(?:a|an)$', article, before)} {after}"


def _same(age: Age, said: Age) -> bool:
    return abs(age.value * MONTHS[age.unit] - said.value * MONTHS[said.unit]) < 0.1


def _written(age: Age, said: Age) -> str:
    """The age that was said, in the note's own form."""
    return (
        age.span.replace(plain_number(age.value), plain_number(said.value))
        if age.unit == said.unit
        else said.span
    )
