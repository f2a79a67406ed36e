"""A visit to plant in, one planted error, and the note that carries it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from assistant.encounter import Note, Section, Statement, Strict, Transcript
from assistant.grounding.sections import part_of
from assistant.grounding.stated import Part
from assistant.notes.plain import read_note
from assistant.speech.plain import parse_transcript
from eval.datasets import Sample
from eval.planted.dialogue import Dialogue

Kind = Literal[
    "number",
    "dose",
    "unit",
    "drug",
    "negation",
    "laterality",
    "invented_finding",
    "invented_plan",
    "wrong_relative",
    "changed_certainty",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
CRITICAL: tuple[Kind, ...] = KINDS[:7]
"""Kinds of error that can harm by themselves."""


@dataclass(frozen=True)
class Visit:
    """A dialogue and the note that a person wrote of it."""

    id: str
    note: Note
    transcript: Transcript

    @cached_property
    def dialogue(self) -> Dialogue:
        """The transcript as the planter reads it."""
        return Dialogue(self.transcript)

    @cached_property
    def lines(self) -> list["Line"]:
        """The statements of the note with where they stand."""
        return [
            Line(section, part_of(section.title, section.key), statement)
            for section in self.note.sections
            for statement in section.statements
        ]


@dataclass(frozen=True)
class Line:
    """A statement in its section."""

    section: Section
    part: Part
    statement: Statement

    @property
    def text(self) -> str:
        """The words of the statement."""
        return self.statement.text


class Planted(Strict):
    """One error in one statement. ``before`` is "" for a new statement, which then stands behind ``follows``.

    ``how`` names the way it was made, such as "said elsewhere".
    """

    visit: str
    kind: Kind
    how: str
    statement: str
    before: str
    after: str
    section: str
    part: Part
    problem: str = ""
    follows: str = ""

    @property
    def place(self) -> str:
        """The statement that is changed or that the new one follows: one error there in a note is enough."""
        return self.follows or self.statement


def visit_of(sample: Sample) -> Visit:
    """The visit of a data set's sample: ``input`` is the dialogue, ``reference`` the note."""
    return Visit(sample.id, read_note(sample.reference), parse_transcript(sample.input.encode()))


def changed(visit: Visit, line: Line, kind: Kind, how: str, after: str) -> Planted:
    """An error in the place of a statement."""
    return Planted(
        visit=visit.id,
        kind=kind,
        how=how,
        statement=line.statement.id,
        before=line.text,
        after=after,
        section=line.section.key,
        part=line.part,
        problem=line.statement.problem,
    )


def added(visit: Visit, line: Line, kind: Kind, how: str, text: str) -> Planted:
    """A new statement behind another."""
    new = changed(visit, line, kind, how, text)
    return new.model_copy(
        update={"statement": f"{line.statement.id}-{kind}", "before": "", "follows": line.statement.id}
    )


def with_planted(note: Note, errors: list[Planted]) -> Note:
    """A copy of the note that carries these errors, each at a place of its own."""
    copy = note.model_copy(deep=True)
    for error in errors:
        section = next(s for s in copy.sections if s.key == error.section)
        at = next(i for i, s in enumerate(section.statements) if s.id == error.place)
        new = Statement(id=error.statement, text=error.after, problem=error.problem)
        section.statements[at + bool(error.follows) : at + 1] = [new]
    return copy
