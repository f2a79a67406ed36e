"""Two versions of a note compared sentence by sentence: added, removed, reworded, moved or kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Note, Section, Statement
from assistant.notes.distance import word_distance
from assistant.settings import ROOT

EditKind = Literal["added", "removed", "reworded", "moved"]
"""``moved``: it stands in another section, under another problem, or in another order than before."""


class EditRules(BaseModel):
    """Thresholds, ``knowledge/rules/edits.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    same_id_from: float
    other_from: float
    cases: int
    overruled_above: float


@cache
def edit_rules() -> EditRules:
    """The thresholds as they stand in the file."""
    source = (ROOT / "knowledge/rules/edits.yaml").read_text(encoding="utf-8")
    return EditRules(**yaml.safe_load(source))


@dataclass(frozen=True, eq=False)
class Placed:
    """A statement where it stands in a note."""

    section: Section
    statement: Statement

    @property
    def place(self) -> tuple[str, str]:
        """Section and problem; moving between them is a change of what the sentence is about."""
        return self.section.key, self.statement.problem


@dataclass(frozen=True)
class Pair:
    """One sentence before and after; either is None when it was added or removed."""

    before: Placed | None
    after: Placed | None
    moved: bool = False

    @property
    def kinds(self) -> list[EditKind]:
        """What was done to it; nothing for a sentence that was kept as it was. It may be two things."""
        if self.before is None:
            return ["added"]
        if self.after is None:
            return ["removed"]
        reworded = self.before.statement.text != self.after.statement.text
        done: dict[EditKind, bool] = {"reworded": reworded, "moved": self.moved}
        return [kind for kind, is_so in done.items() if is_so]

    @property
    def section(self) -> Section:
        """Where it stands now, or stood when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found.section


def compare(before: Note, after: Note) -> list[Pair]:
    """Every sentence of both notes once: those of ``after`` in its order, then the removed ones."""
    old, new = _placed(before), _placed(after)
    found: dict[Placed, Placed] = {}
    for match in (_same_words, _same_id, _alike):
        taken = set(found.values())
        rest = [p for p in old if p not in taken]
        found |= match(rest, [p for p in new if p not in found])
    moved = _moved(old, new, found)
    pairs = [Pair(found.get(p), p, p in moved) for p in new]
    taken = set(found.values())
    return [*pairs, *(Pair(p, None) for p in old if p not in taken)]


def _placed(note: Note) -> list[Placed]:
    return [Placed(section, statement) for section in note.sections for statement in section.statements]


def _same_words(old: list[Placed], new: list[Placed]) -> dict[Placed, Placed]:
    """New to old with the same text; where a text stands twice, the one in the same place first."""
    left, found = list(old), {}
    for here in (True, False):
        for candidate in [p for p in new if p not in found]:
            same = (
                p
                for p in left
                if p.statement.text == candidate.statement.text and (not here or p.place == candidate.place)
            )
            if (match := next(same, None)) is not None:
                found[candidate] = match
                left.remove(match)
    return found


def _same_id(old: list[Placed], new: list[Placed]) -> dict[Placed, Placed]:
    """A sentence that was edited keeps its id; one that shares no words with it is another sentence."""
    by_id = {p.statement.id: p for p in old}
    return {
        p: by_id[p.statement.id]
        for p in new
        if p.statement.id in by_id and _likeness(p, by_id[p.statement.id]) >= edit_rules().same_id_from
    }


def _alike(old: list[Placed], new: list[Placed]) -> dict[Placed, Placed]:
    """The most alike first; a sentence is used once."""
    ranked = sorted(_likenesses(old, new), key=lambda row: -row[0])
    found: dict[Placed, Placed] = {}
    taken: set[Placed] = set()
    for _, one, other in ranked:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _likenesses(old: list[Placed], new: list[Placed]) -> Iterator[tuple[float, Placed, Placed]]:
    for one in new:
        for other in old:
            if (likeness := _likeness(one, other)) >= edit_rules().other_from:
                yield likeness, one, other


def _likeness(one: Placed, other: Placed) -> float:
    return 1.0 - word_distance(one.statement.text, other.statement.text)


def _moved(old: list[Placed], new: list[Placed], found: dict[Placed, Placed]) -> set[Placed]:
    """Those in another place, and those whose order among the ones that stayed there changed."""
    elsewhere = {p for p in new if p in found and p.place != found[p].place}
    staying = [found[p] for p in new if p in found and p not in elsewhere]
    before = [p for p in old if p in set(staying)]
    blocks = SequenceMatcher(None, before, staying, autojunk=False).get_matching_blocks()
    in_order = {p for block in blocks for p in before[block.a : block.a + block.size]}
    return elsewhere | {p for p in new if p in found and found[p] in set(staying) - in_order}


def note_distance(before: Note, after: Note) -> float:
    """Word distance of all sentences of two notes, 0 to 1; titles and problems are not counted."""
    return word_distance(*(" ".join(s.text for s in note.statements()) for note in (before, after)))
