"""Ages in a text: "a forty-five year old man", "45 y.o.", "age 45", and whose they are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.durations import time_words
from assistant.grounding.number_words import Number, read_numbers
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said

OLD = re.compile(
    r"[\s-]*(?P<unit>years?|yrs?|months?|weeks?|days?)?[\s-]*(?:old\b|of age\b|olds\b)"
    r"|[\s-]*(?P<short>y\.?\s?/?o\b\.?)",
    re.I,
)
"""Behind the number of an age."""

AGED = re.compile(r"\b(?:aged?|at the age of|age of)[\s:]+(?:about |around )?$", re.I)
"""Before the number of an age."""

PERSON = re.compile(
    r"\W*(?:[a-z-]+\W+){0,4}?(?:male|female|man|woman|gentleman|lady|boy|girl|patient|m|f|who|infant|child)\b",
    re.I,
)
"""Behind the age of the patient."""

IS = re.compile(
    r"\b(?:is|was|patient|this|a|an)\s+(?:(?:a|an|now|currently|very|pleasant|delightful|about|this)\s+)*$",
    re.I,
)

WHEN = re.compile(r"\b(?:since|when|until|at|from|age)\b[^.,;]{0,25}$", re.I)
"""Before the age at which something happened."""

BESIDE = 40
"""Characters beside an age in which a relative makes it that relative's."""

ANSWERS = 2
"""Utterances behind "how old are you?" that can hold the answer."""


@dataclass(frozen=True)
class Age:
    """An age in ``unit`` (year, month, week, day); ``patient`` if it is that of the patient today."""

    value: float
    unit: str
    span: str
    start: int
    patient: bool

    @property
    def end(self) -> int:
        """The place behind its words."""
        return self.start + len(self.span)


@dataclass(frozen=True)
class HeardAges:
    """Ages said for the patient, with who said them, and every other number that may be one."""

    patient: list[tuple[Age, Said]]
    answered: frozenset[float]


def ages(text: str) -> list[Age]:
    """The ages of a text in order."""
    return [age for n in read_numbers(text) if (age := _age(text, n)) is not None]


def _age(text: str, number: Number) -> Age | None:
    match = OLD.match(text, number.end)
    aged = AGED.search(text[: number.start])
    if match is None and aged is None:
        return None
    end = match.end() if match else number.end
    unit = (match["unit"] or "year").lower() if match else "year"
    unit = "year" if unit.startswith("y") else unit.rstrip("s")
    start = aged.start() if aged and not match else number.start
    return Age(number.value, unit, text[start:end], start, _is_patient(text, start, end))


def _is_patient(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    kin = _kin().search(re.split(r"[.;]", before)[-1]) or _kin().search(re.split(r"[.,;]|\bwith\b", after)[0])
    if kin or WHEN.search(before):
        return False
    return bool(PERSON.match(after) or IS.search(before) or not before.strip())


@lru_cache(maxsize=1)
def _kin() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(time_words().kin) + r")s?\b", re.I)


ASKED = re.compile(r"\bhow old (?:are|is)\b|\byour age\b|\bdate of birth\b|\bborn\b", re.I)

I_AM = re.compile(
    r"\b(?:i'm|i am|she's|he's|she is|he is|you're|you are|turned|turning|age|aged)\s+"
    r"(?:now |about |a |like )?$",
    re.I,
)


@once
def heard_ages(conversation: Conversation) -> HeardAges:
    """The ages said in a conversation."""
    patient: list[tuple[Age, Said]] = []
    answered: set[float] = set()
    for at, said in enumerate(conversation.said):
        text = said.utterance.text
        patient += [(age, said) for age in ages(text) if age.patient]
        asked = any(ASKED.search(s.utterance.text) for s in conversation.said[max(0, at - ANSWERS) : at])
        answered |= {
            n.value
            for n in read_numbers(text)
            if asked or I_AM.search(text[: n.start]) or OLD.match(text, n.end)
        }
    return HeardAges(patient, frozenset(answered))
