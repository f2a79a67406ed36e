"""What a person has still to decide on in a note: findings and omissions, the most severe first.

Minor omissions are many and small: they are shown folded, and nothing waits for them.
"""

from dataclasses import dataclass

from assistant.encounter import Finding, Note, Omission, Severity, Statement
from assistant.ui.words import SEVERITY_ORDER


@dataclass(frozen=True)
class OpenFinding:
    """A finding of a statement; ``number`` is its place among all findings of it, from 0."""

    statement: Statement
    number: int
    finding: Finding

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.finding.severity


@dataclass(frozen=True)
class OpenOmission:
    """An omission; ``number`` is its place among all omissions of the note, from 0."""

    number: int
    omission: Omission

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.omission.severity


OpenItem = OpenFinding | OpenOmission


def open_findings(note: Note) -> list[OpenFinding]:
    """Every finding that no person has decided on, most severe first, then in the order of the note."""
    found = [
        OpenFinding(statement, number, finding)
        for statement in note.statements()
        for number, finding in enumerate(statement.findings)
        if not finding.resolution and statement.review != "accepted"
    ]
    return sorted(found, key=lambda item: SEVERITY_ORDER.index(item.severity))


def open_omissions(note: Note) -> list[OpenOmission]:
    """Every critical or major omission that no person has decided on, most severe first."""
    found = [item for item in _undecided(note) if item.severity != "minor"]
    return sorted(found, key=lambda item: SEVERITY_ORDER.index(item.severity))


def minor_omissions(note: Note) -> list[OpenOmission]:
    """Every minor omission that no person has decided on."""
    return [item for item in _undecided(note) if item.severity == "minor"]


def _undecided(note: Note) -> list[OpenOmission]:
    return [OpenOmission(number, o) for number, o in enumerate(note.omissions) if not o.resolution]


def open_items(note: Note) -> list[OpenItem]:
    """Findings and serious omissions; within a severity, what is written comes before what is missing."""
    found: list[OpenItem] = [*open_findings(note), *open_omissions(note)]
    return sorted(found, key=lambda item: SEVERITY_ORDER.index(item.severity))


def is_flagged(statement: Statement) -> bool:
    """True while a person should look at the statement before signing. A minor finding is only a hint."""
    if statement.review == "accepted":
        return False
    if statement.findings:
        return any(not f.resolution and f.severity != "minor" for f in statement.findings)
    return statement.review == "open" and statement.verdict != "supported"


def to_check(note: Note) -> int:
    """How many sentences and omissions a person should look at before signing."""
    return sum(is_flagged(statement) for statement in note.statements()) + len(open_omissions(note))


def section_titles(note: Note) -> dict[str, str]:
    """The titles of the note's sections by their keys, in order."""
    return {section.key: section.title for section in note.sections}
