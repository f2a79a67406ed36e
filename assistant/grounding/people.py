"""People around a patient in a text: "my mom" and "mother" are the same person.

The words are data: ``knowledge/vocabulary/people.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.nearness import contexts
from assistant.grounding.said import Conversation, Said
from assistant.grounding.terms import terms
from assistant.settings import ROOT

REPLY = 0.5
"""Nearness of the words of the question that a mention answers, and of the utterance that follows it."""


class PersonWords(BaseModel):
    """The ways to name a person, and less exact words for the same one."""

    model_config = ConfigDict(extra="forbid")

    words: list[str]
    of: list[str] = []


class PeopleWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    people: dict[str, PersonWords]
    not_people: list[str]
    family_sides: dict[str, list[str]]
    companions: list[str]
    patient: list[str]
    groups: list[str]
    tells: list[str]
    common: list[str]


@dataclass(frozen=True)
class Person:
    """A relative named in a text, with the stems of what is said near (see ``nearness``)."""

    name: str
    words: str
    start: int
    end: int
    context: dict[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Mentioned:
    """A relative who was mentioned, and the utterance that does."""

    person: Person
    said: Said


@lru_cache(maxsize=1)
def people_words() -> PeopleWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/people.yaml").read_text(encoding="utf-8")
    return PeopleWords(**yaml.safe_load(source))


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    table = {word: name for name, person in people_words().people.items() for word in person.words}
    return (
        re.compile(rf"\b({_any_of(list(table))})(?:'?s)?\b", re.I),
        table,
        re.compile(rf"\b{_any_of(people_words().not_people)}\b", re.I),
    )


def people(text: str) -> list[Person]:
    """The relatives that a text names, in order."""
    pattern, table, not_people = _patterns()
    blanked = not_people.sub(lambda m: " " * len(m.group(0)), text)
    found = list(pattern.finditer(blanked))
    near = contexts(text, [m.span() for m in found], onward=True)
    return [
        Person(table[m.group(1).lower()], m.group(0), m.start(), m.end(), context)
        for m, context in zip(found, near, strict=True)
    ]


def family_sides(text: str) -> set[str]:
    """Which sides of the family a text names: maternal, paternal."""
    sides = people_words().family_sides.items()
    return {side for side, words in sides if re.search(rf"\b{_any_of(words)}\b", text, re.I)}


@lru_cache(maxsize=8)
def mentioned(conversation: Conversation) -> tuple[Mentioned, ...]:
    """All relatives who were mentioned, in order."""
    return tuple(m for said in conversation.said for m in _mentioned(said))


def _mentioned(said: Said) -> Iterator[Mentioned]:
    around = dict.fromkeys((*terms(said.question), *terms(said.answer)), REPLY)
    for person in people(said.utterance.text):
        context = around | person.context
        yield Mentioned(Person(person.name, person.words, person.start, person.end, context), said)


def may_be(one: str, other: str) -> bool:
    """Whether two words can speak of the same person."""
    known = people_words().people
    return one == other or other in known[one].of or one in known[other].of
