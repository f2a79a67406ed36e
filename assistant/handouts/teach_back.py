"""Questions with which a clinician finds out whether the handout was understood, and where each is answered.

Every question comes from a sentence or a medicine row that answers it; what the handout does not say
is not asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import model_validator

from assistant.encounter import Handout, MedicineChange, medicine_text
from assistant.handouts.exact import dates, quantities
from assistant.handouts.medicine_names import names
from assistant.handouts.rules import AnyOf, Data, part_rules
from assistant.settings import ROOT

FILE = "rules/teach_back.yaml"
"""Under ``knowledge/``."""

ANY = re.compile(r"")
NONE = re.compile(r"(?!)")
SOON = re.compile(r"\b(?:today|tomorrow|tonight|next (?:week|month|year)|this (?:week|month)|soon)\b", re.I)
SPAN = re.compile(r"\b(?:day|week|month|year|hour)s?\b", re.I)
"""A unit of time: "5 mg" is no time of a visit, "5 weeks" is."""


FREE = ("help", "home", "next")
"""Parts whose rules know a sentence by its words, wherever it stands."""


class QuestionRule(Data):
    """One question and what has to be in the handout for it to be asked.

    Either ``row`` (a change of a medicine, one of the fields ``filled``, not given means any) or
    ``section``. ``alone``: only where one row fits, so that the question has one answer. ``when``: the
    sentence says a time. ``medicines`` False: the sentence names no medicine; the table asks of those.
    ``filler``: asked only while there are fewer than ``enough`` questions.
    """

    key: str
    ask: str
    row: tuple[MedicineChange, ...] = ()
    filled: tuple[Literal["how_much", "when", "until", "what_for"], ...] = ()
    times: int = 1
    alone: bool = False
    section: str = ""
    cues: AnyOf = ANY
    needs: AnyOf = ANY
    unless: AnyOf = NONE
    when: bool = False
    medicines: bool = True
    filler: bool = False

    @model_validator(mode="after")
    def _one_place(self) -> "QuestionRule":
        if bool(self.row) == bool(self.section):
            raise ValueError(f"the question {self.key!r} needs either a row or a section")
        return self


class TeachBackRules(Data):
    """``knowledge/rules/teach_back.yaml``; the order of ``questions`` is the order of choice."""

    at_most: int
    enough: int
    opening: str
    questions: list[QuestionRule]

    @model_validator(mode="after")
    def _sections_are_known(self) -> "TeachBackRules":
        strange = {q.section for q in self.questions if q.section} - {p.key for p in part_rules().sections}
        if strange:
            raise ValueError(f"no part of a handout has these keys: {sorted(strange)}")
        return self


@lru_cache(maxsize=1)
def _keys() -> set[str]:
    return {part.key for part in part_rules().sections}


@lru_cache(maxsize=1)
def teach_back_rules() -> TeachBackRules:
    """The rules, read once. Unknown keys and bad patterns are errors."""
    return TeachBackRules.model_validate(
        yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8"))
    )


@dataclass(frozen=True)
class Place:
    """Where the handout answers: sentence ``index`` (from 0) of section number ``section``.

    The medicine table is read last: its section is ``len(handout.sections)``, its index a row.
    """

    section: int
    index: int


@dataclass(frozen=True)
class TeachBack:
    """A question to ask, the words of the handout that answer it, and their place."""

    question: str
    answer: str
    place: Place


def teach_back(handout: Handout) -> list[TeachBack]:
    """At most five questions in reading order of their answers; fewer when the handout tells less.

    No two have the same answer, and none comes from a statement that another one has asked about.
    """
    rules = teach_back_rules()
    chosen: list[TeachBack] = []
    asked: set[Place] = set()
    used: set[str] = set()
    for rule in rules.questions:
        left = min(rule.times, (rules.enough if rule.filler else rules.at_most) - len(chosen))
        for one, sources in _fitting(rule, handout):
            if left > 0 and one.place not in asked and not (sources and sources <= used):
                chosen.append(one)
                asked.add(one.place)
                used |= sources
                left -= 1
    return sorted(chosen, key=lambda one: (one.place.section, one.place.index))


def _fitting(rule: QuestionRule, handout: Handout) -> Iterator[tuple[TeachBack, frozenset[str]]]:
    """The question at every place that answers it, with the ids of the statements behind the answer."""
    return _of_rows(rule, handout) if rule.row else _of_sentences(rule, handout)


def _of_rows(rule: QuestionRule, handout: Handout) -> Iterator[tuple[TeachBack, frozenset[str]]]:
    fit = [
        (at, row)
        for at, row in enumerate(handout.medicines)
        if row.change in rule.row and (not rule.filled or any(getattr(row, field) for field in rule.filled))
    ]
    if rule.alone and len(fit) != 1:
        return
    for at, row in fit:
        place = Place(len(handout.sections), at)
        # Two medicines of one statement are two facts.
        yield TeachBack(rule.ask.format(name=row.name), medicine_text(row), place), frozenset()


def _of_sentences(rule: QuestionRule, handout: Handout) -> Iterator[tuple[TeachBack, frozenset[str]]]:
    # A letter or a leaflet has headings of its own; there the words alone tell what a sentence is.
    free = rule.section in FREE and not any(section.key in _keys() for section in handout.sections)
    for number, section in enumerate(handout.sections):
        if section.key != rule.section and not free:
            continue
        for at, sentence in enumerate(section.sentences):
            if _answers(rule, sentence.text):
                yield TeachBack(rule.ask, sentence.text, Place(number, at)), frozenset(sentence.source)


def _answers(rule: QuestionRule, text: str) -> bool:
    fits = rule.cues.search(text) and rule.needs.search(text) and not rule.unless.search(text)
    return bool(fits) and (not rule.when or _says_when(text)) and (rule.medicines or not names().search(text))


def _says_when(text: str) -> bool:
    timed = any(SPAN.search(f"{q.unit} {q.span}") for q in quantities(text))
    return timed or bool(dates(text)) or bool(SOON.search(text))
