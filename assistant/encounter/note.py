"""What is written: sections of statements, drafted by a model and signed by a person."""

import hashlib
from itertools import groupby
from typing import Literal, NamedTuple

from pydantic import Field

from assistant.encounter.document import Document, Signature, Strict
from assistant.encounter.findings import Evidence, Finding, Omission
from assistant.encounter.guideline import CitedPassage

Verdict = Literal["supported", "contradicted", "unsupported", "unchecked"]
Review = Literal["open", "accepted", "edited"]


class Statement(Strict):
    """One sentence of a note. ``problem`` groups statements of an assessment by problem.

    ``support`` is the calibrated chance, 0 to 1, that the conversation states it, as far as words
    and meaning tell; rules judge what they can see.
    """

    id: str
    text: str
    problem: str = ""
    verdict: Verdict = "unchecked"
    support: float = 0.0
    evidence: list[Evidence] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    review: Review = "open"


class Section(Strict):
    """A titled part of a note. No statements means that nothing was said for it.

    ``citations`` are guideline passages that a person attached to the plan in it.
    """

    key: str
    title: str
    statements: list[Statement] = Field(default_factory=list)
    citations: list[CitedPassage] = Field(default_factory=list)


class Change(Strict):
    """What was done to a draft before a person saw it, and why.

    ``before`` is "" for an added statement, ``after`` for a removed one. ``statement`` is the id that it
    has or had, ``problem`` what it was grouped under, and ``omission`` what an added one states.
    """

    kind: Literal["redrafted", "removed", "added"]
    section: str
    before: str = ""
    after: str = ""
    rule: str
    reason: str
    statement: str = ""
    problem: str = ""
    omission: Omission | None = None


class Note(Document):
    """Sections of statements, drafted by a model and signed by a person.

    ``amends`` is the SHA-256 of the signed text that this note changes, "" for a first one, and
    ``addendum`` says what it changes, line by line; it is set by signing.
    """

    template: str = ""
    sections: list[Section] = Field(default_factory=list)
    omissions: list[Omission] = Field(default_factory=list)
    changes: list[Change] = Field(default_factory=list)
    signature: Signature | None = None
    amends: str = ""
    addendum: str = ""

    def statements(self) -> list[Statement]:
        """All statements in reading order."""
        return [s for section in self.sections for s in section.statements]

    def problems(self) -> list[str]:
        """The distinct problems that statements are grouped by, in order."""
        return list(dict.fromkeys(s.problem for s in self.statements() if s.problem))

    def free_id(self) -> str:
        """The id after the highest one that a statement has, or had before it was taken out of the draft."""
        used = [*(s.id for s in self.statements()), *(change.statement for change in self.changes)]
        return f"s{max(map(id_number, used), default=0) + 1}"

    def text(self) -> str:
        """The note as it is read, signed and copied: titles, problems, sentences, citations. No evidence."""
        return "\n\n".join(section_text(section) for section in self.sections)

    def of_this_patient(self) -> str:
        """The same without the guidelines cited: those say nothing of this patient."""
        bare = [section.model_copy(update={"citations": []}) for section in self.sections]
        return "\n\n".join(section_text(section) for section in bare)

    def sha256(self) -> str:
        """Hash of the exact text, as stored in a signature."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def is_signed(self) -> bool:
        """True when a signature exists and the text is still the signed one."""
        return self.signature is not None and self.signature.sha256 == self.sha256()


def id_number(statement: str) -> int:
    """The number in a statement's id, which counts in the order of the draft; 0 for a foreign id."""
    return int(statement[1:]) if statement[1:].isdigit() else 0


NOTHING_SAID = "Nothing was said about this."


class Problem(NamedTuple):
    """Neighbouring statements of one problem, "" for none, and the passages cited under them."""

    name: str
    statements: list[Statement]
    citations: list[CitedPassage]


def by_problem(section: Section) -> list[Problem]:
    """A section in reading order. A passage stands under the last statements of its problem.

    Passages of a problem that is no longer in the section stand at its end, under no name.
    """
    groups = [
        Problem(name, list(statements), [])
        for name, statements in groupby(section.statements, key=lambda statement: statement.problem)
    ]
    last = {group.name: group for group in groups}
    rest = Problem("", [], [])
    for cited in section.citations:
        last.get(cited.problem, rest).citations.append(cited)
    return [*groups, rest] if rest.citations else groups


def section_text(section: Section) -> str:
    """A section as plain text; each problem's name stands alone above its statements."""
    lines = [section.title]
    if not section.statements:
        lines.append(NOTHING_SAID)
    for name, statements, citations in by_problem(section):
        if name:
            lines.append(f"{name}:")
        lines += [*(statement.text for statement in statements), *(cited.line() for cited in citations)]
    return "\n".join(lines)
