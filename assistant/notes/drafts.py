"""How drafts are doing: what clinicians changed before they signed. Counts only, no patient text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Literal

from assistant.encounter import Finding, Note, Omission
from assistant.grounding.resolutions import ADDED
from assistant.notes.edits import EditKind, Pair, compare, edit_rules, note_distance

Fate = Literal["right", "overruled", "undecided"]
"""``right``: its sentence was edited or removed, or the omission added. ``overruled``: a person kept the
sentence, or left the omission out. ``undecided``: it was open at signing, or went away when the note was
checked again.
"""

DraftAndSigned = tuple[Note, Note]
"""A note as the machine drafted it, and the same note as a person signed it last."""


@dataclass(frozen=True)
class NoteFigures:
    """One note: ``kept`` of its drafted ``statements`` were signed word for word where they stood.

    ``distance`` is the word distance of draft and signed note, 0 to 1 (assistant/notes/distance.py).
    """

    signed: datetime
    statements: int
    kept: int
    distance: float


@dataclass
class Fates:
    """What became of the findings of one rule, or of the omissions of one kind."""

    name: str
    counts: Counter[Fate] = field(default_factory=Counter)

    @property
    def decided(self) -> int:
        """Those that somebody decided on."""
        return self.counts["right"] + self.counts["overruled"]

    @property
    def too_often(self) -> bool:
        """True when it is overruled more often than ``knowledge/rules/edits.yaml`` allows."""
        rules = edit_rules()
        return self.decided >= rules.cases and self.counts["overruled"] > rules.overruled_above * self.decided


@dataclass
class DraftFigures:
    """All figures over some notes. ``edits`` counts by section title and by what was done."""

    notes: list[NoteFigures] = field(default_factory=list)
    edits: dict[str, Counter[EditKind]] = field(default_factory=dict)
    rules: list[Fates] = field(default_factory=list)
    omissions: list[Fates] = field(default_factory=list)

    @property
    def kept_share(self) -> float | None:
        """Share of all drafted statements that were kept untouched, 0 to 1; None without any."""
        statements = sum(n.statements for n in self.notes)
        return sum(n.kept for n in self.notes) / statements if statements else None

    @property
    def median_distance(self) -> float | None:
        """The word distance that half of the notes do not exceed; None without any."""
        return median(n.distance for n in self.notes) if self.notes else None


def figures(notes: Iterable[DraftAndSigned]) -> DraftFigures:
    """The figures over these notes, those with most to say first in each table."""
    found = DraftFigures()
    rules: dict[str, Fates] = {}
    omissions: dict[str, Fates] = {}
    for draft, signed in notes:
        pairs = compare(draft, signed)
        found.notes.append(_note(draft, signed, pairs))
        for pair in pairs:
            if pair.kinds:
                found.edits.setdefault(pair.section.title, Counter()).update(pair.kinds)
        for rule, fate in _findings(pairs):
            rules.setdefault(rule, Fates(rule)).counts[fate] += 1
        for omission in signed.omissions:
            omissions.setdefault(omission.kind, Fates(omission.kind)).counts[_omission(omission)] += 1
    found.notes.sort(key=lambda n: n.signed, reverse=True)
    found.rules, found.omissions = _ordered(rules), _ordered(omissions)
    return found


def _ordered(rows: dict[str, Fates]) -> list[Fates]:
    """What is overruled too often first, then by how much was decided."""
    return sorted(rows.values(), key=lambda row: (not row.too_often, -row.decided, row.name))


def _note(draft: Note, signed: Note, pairs: Sequence[Pair]) -> NoteFigures:
    assert signed.signature is not None
    kept = sum(not pair.kinds for pair in pairs)
    return NoteFigures(
        signed.signature.at, len(draft.statements()), kept, round(note_distance(draft, signed), 3)
    )


def _findings(pairs: Sequence[Pair]) -> Iterator[tuple[str, Fate]]:
    """The rule of each finding of the draft, with what became of it."""
    for pair in pairs:
        for finding in pair.before.statement.findings if pair.before else ():
            yield finding.rule, _finding(finding, pair)


def _finding(finding: Finding, pair: Pair) -> Fate:
    if pair.after is None or "reworded" in pair.kinds:
        return "right"
    after = pair.after.statement.findings
    same = [f for f in after if (f.rule, f.span) == (finding.rule, finding.span)]
    return "overruled" if any(f.resolution for f in same) else "undecided"


def _omission(omission: Omission) -> Fate:
    if omission.resolution == ADDED:
        return "right"
    return "overruled" if omission.resolution else "undecided"
