"""Which facts of a note a handout tells, and which it tells that the note does not have.

A counter of its own: it reads numbers and drug names as the checks of notes do, but shares no rule and no
decision with the comparison that lets a handout be approved (``assistant/handouts/fidelity.py``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from assistant.encounter import Handout, Note, Statement, Strict, medicine_text
from assistant.grounding.facts import drugs, negated, numbers
from assistant.grounding.sections import part_of
from assistant.grounding.terms import terms
from assistant.handouts.parts import parts
from assistant.handouts.plain import plain_terms

FILE = Path(__file__).with_suffix(".yaml")

FactKind = Literal["number", "drug", "date", "denial", "change", "warning", "follow_up"]
FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)

PARTS: dict[str, FactKind] = {"help": "warning", "urgent": "warning", "next": "follow_up"}
"""Parts whose every statement is a fact of its own: it has to be told at all."""

SHARED = 0.34
"""Share of a statement's content words that a sentence must have to be about it."""


class Words(Strict):
    """``facts_kept.yaml``; what each list is, is said there."""

    changes: dict[str, str]
    told: dict[str, str]
    marks: dict[str, list[str]]
    denials: str
    acts: str
    often: list[tuple[str, str]]
    dates: str
    call: str
    one: str
    label: str


class Fact(Strict):
    """One fact of a statement: ``value`` is a number with its unit, a name, or the statement's words."""

    kind: FactKind
    value: str
    statement: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence, or a row of the medicine table, with the statements it comes from."""

    text: str
    source: list[str]
    mark: str = ""


@lru_cache(maxsize=1)
def _words() -> Words:
    return Words(**yaml.safe_load(FILE.read_text(encoding="utf-8")))


def must_keep(note: Note) -> list[Fact]:
    """The facts of the statements in parts of the handout that must be kept."""
    return [
        fact
        for part in parts(note)
        if part.rule.must_keep
        for line in part.lines
        for fact in facts(line.statement, PARTS.get(part.rule.key))
    ]


def of_the_plan(note: Note) -> list[Fact]:
    """Numbers, drugs, dates, denials and changes of the whole plan, wherever the handout puts them."""
    plans = [s for s in note.sections if part_of(s.title, s.key) == "plan"]
    return [fact for section in plans for statement in section.statements for fact in facts(statement)]


def facts(statement: Statement, told_as: FactKind | None = None) -> list[Fact]:
    """The facts of one statement; ``told_as`` adds the statement itself as a warning or a follow-up."""
    text = re.sub(_words().label, "", statement.text)
    found: list[tuple[FactKind, str]] = [
        *(("number", value) for value in amounts(text)),
        *(("drug", name) for name in sorted(drugs(text))),
        *(("date", name) for name in sorted(dates(text))),
        *(("change", name) for name in sorted(changes(text)) if drugs(text)),
    ]
    if negated(text):
        found.append(("denial", text))
    if told_as:
        found.append((told_as, text))
    return [Fact(kind=kind, value=value, statement=statement.id) for kind, value in found]


def kept(fact: Fact, note: Note, handout: Handout) -> bool:
    """Whether a sentence or row about the statement tells this fact.

    About the statement: it names it as its source, or shares a third of its content words.
    """
    statement = next(s for s in note.statements() if s.id == fact.statement)
    about = [line for line in lines(handout) if _is_about(line, statement)]
    told = " . ".join(line.text for line in about)
    if fact.kind == "number":
        return fact.value in amounts(told)
    if fact.kind == "drug":
        return fact.value in drugs(told)
    if fact.kind == "date":
        return fact.value in dates(told)
    if fact.kind == "denial":
        return bool(re.search(_words().denials, told, re.I))
    if fact.kind == "change":
        return fact.value in {name for line in about for name in _told_changes(line)}
    return _tells(fact, told, statement)


def added(note: Note, handout: Handout) -> list[Fact]:
    """Numbers, drug names and dates of the handout that the whole note nowhere has.

    Sentences that repeat a guideline are left out, and so is a number to call.
    """
    source = " . ".join(f"{s.title} . {' . '.join(_stated(x) for x in s.statements)}" for s in note.sections)
    known_amounts, known_drugs, known_dates = amounts(source), drugs(source), dates(source)
    found: list[tuple[FactKind, str]] = []
    for line in lines(handout):
        found += [("number", v) for v in amounts(line.text) if not _known(v, known_amounts)]
        found += [("drug", name) for name in sorted(drugs(line.text) - known_drugs)]
        found += [("date", name) for name in sorted(dates(line.text) - known_dates)]
    return [Fact(kind=kind, value=value) for kind, value in dict.fromkeys(found)]


def lines(handout: Handout) -> list[Line]:
    """All sentences of the handout that are not cited from a guideline, and the rows of its table."""
    told = [Line(s.text, s.source) for s in handout.sentences() if not s.cited]
    return [*told, *(Line(medicine_text(m), m.source, m.change) for m in handout.medicines)]


def amounts(text: str) -> list[str]:
    """Numbers with their units, and how often, each in one form."""
    words = _words()
    text = re.sub(words.call, " ", text, flags=re.I)
    often: list[str] = []
    for pattern, form in words.often:
        text, count = re.subn(pattern, " , ", text, flags=re.I)
        often += [form] if count else []
    text = re.sub(words.one, "1 ", text, flags=re.I)
    return list(dict.fromkeys([*(f"{q.value} {q.unit}".strip() for q in numbers(text)), *often]))


def dates(text: str) -> set[str]:
    """Weekdays, months and dates that are named."""
    return {match.group(0).lower() for match in re.finditer(_words().dates, text, re.I)}


def changes(text: str) -> set[str]:
    """What the text does with a medicine: start, stop, raise, lower, switch."""
    return _found(_words().changes, text)


def _known(amount: str, known: Iterable[str]) -> bool:
    """A bare number is known with any unit: a unit that is left out adds nothing."""
    return amount in known or (" " not in amount and any(k.split()[0] == amount for k in known))


def _stated(statement: Statement) -> str:
    return f"{statement.problem} . {statement.text}"


def _is_about(line: Line, statement: Statement) -> bool:
    return statement.id in line.source or _shared(line.text, statement.text) >= SHARED


def _shared(text: str, statement: str) -> float:
    """Share of the statement's content words that the text has, in the note's or in plain words."""
    told = set(terms(text))
    ways = [set(terms(statement)), set(terms(plain_terms(statement)))]
    return max((len(way & told) / len(way) for way in ways if way), default=1.0)


def _told_changes(line: Line) -> set[str]:
    further = _found(_words().told, line.text)
    return changes(line.text) | further | set(_words().marks.get(line.mark, []))


def _found(patterns: dict[str, str], text: str) -> set[str]:
    return {name for name, pattern in patterns.items() if re.search(pattern, text, re.I)}


def _tells(fact: Fact, told: str, statement: Statement) -> bool:
    """A follow-up is told by its words, a warning only when it also says what to do."""
    if _shared(told, statement.text) < SHARED:
        return False
    return fact.kind == "follow_up" or bool(re.search(_words().acts, told, re.I))
