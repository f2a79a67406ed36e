"""One fact that matters for safety, taken out of a good note: is it missed?

Every statement that states the fact is removed, so that it is truly gone, and only facts that the dialogue
states are taken: a medicine, a change of one, an allergy, a follow-up.
"""

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Literal, get_args

from assistant.encounter import Note, Omission, Strict
from eval.planted.case import Line, Visit
from eval.planted.drugs import Names, all_drugs
from eval.planted.plant import SEED
from eval.planted.spoken import values
from eval.planted.words import fact_words, swaps
from eval.planted.written import written

Fact = Literal["drug", "drug_change", "allergy", "follow_up"]
FACTS: tuple[Fact, ...] = get_args(Fact)

PER_VISIT = 3
"""Facts of one kind in one visit at most."""

SMALL_PART = 0.3
"""Share of the note's statements that may go with a fact at most: a note without its body is no test."""


class Deleted(Strict):
    """A fact taken out of a note: the words that name it, and the statements that went with it.

    For a follow-up ``value`` and ``unit`` are its period.
    """

    visit: str
    fact: Fact
    names: list[str]
    removed: list[str]
    value: float = 0.0
    unit: str = ""

    def is_named_by(self, omission: Omission) -> bool:
        """True when an omission names the fact, in its quote or in what it says of it."""
        text = f"{omission.quote} {omission.explanation} {omission.text}".lower()
        if self.fact == "follow_up":
            said = any(re.search(rf"\b{word}", text) for word in swaps().units[self.unit].said)
            return said and self.value in values(text)
        return any(re.search(rf"\b{re.escape(name)}", text) for name in self.names)


def delete_all(visits: Iterable[Visit], seed: int = SEED, per_visit: int = PER_VISIT) -> list[Deleted]:
    """Facts of every kind for each visit, always the same ones, in the order of visits and kinds."""
    return [fact for visit in visits for kind in FACTS for fact in _chosen(visit, kind, seed, per_visit)]


def without(note: Note, deleted: Deleted) -> Note:
    """A copy of the note without the fact."""
    copy = note.model_copy(deep=True)
    for section in copy.sections:
        section.statements = [s for s in section.statements if s.id not in deleted.removed]
    return copy


def _chosen(visit: Visit, kind: Fact, seed: int, per_visit: int) -> list[Deleted]:
    possible = [fact for fact in FINDERS[kind](visit) if _is_small(visit, fact)]
    Random(f"{seed} {visit.id} {kind}").shuffle(possible)
    return possible[:per_visit]


def _is_small(visit: Visit, fact: Deleted) -> bool:
    return 0 < len(fact.removed) <= SMALL_PART * len(visit.lines)


def _drugs(visit: Visit) -> Iterator[Deleted]:
    """Medicines by name, gone from the note altogether."""
    for names in all_drugs():
        lines = _naming(visit.lines, names)
        headed = any(_names(line.statement.problem, names) for line in visit.lines)
        if lines and not headed and visit.dialogue.says(*names):
            yield _deleted(visit, "drug", names, lines)


def _drug_changes(visit: Visit) -> Iterator[Deleted]:
    """What is new about a medicine; that it is taken stays in the note."""
    for names in all_drugs():
        lines = _naming(visit.lines, names)
        changes = [
            line for line in lines if line.part == "plan" and re.search(fact_words().change, line.text, re.I)
        ]
        new = {n.value for line in changes for n in written(line.text) if n.is_dose}
        gone = [x for x in lines if x in changes or new & {n.value for n in written(x.text) if n.is_dose}]
        near = visit.dialogue.near(at for name in names for at in visit.dialogue.turns_with(name))
        said = {at for word in fact_words().said_change for at in visit.dialogue.turns_with(word)}
        if changes and near & said and len(gone) < len(lines):
            yield _deleted(visit, "drug_change", names, gone)


def _allergies(visit: Visit) -> Iterator[Deleted]:
    """What the patient is allergic to."""
    near = visit.dialogue.near(visit.dialogue.turns_with("allerg"))
    for names in [*all_drugs(), *((word,) for word in fact_words().allergens)]:
        lines = [x for x in _naming(visit.lines, names) if _is_allergy(x)]
        said = {at for name in names for at in visit.dialogue.turns_with(name)}
        if lines and near & said:
            yield _deleted(visit, "allergy", names, lines)


def _is_allergy(line: Line) -> bool:
    return "allerg" in f"{line.text} {line.section.title}".lower()


def _follow_ups(visit: Visit) -> Iterator[Deleted]:
    """When the patient comes again: every sentence about coming again goes."""
    plans = [line for line in visit.lines if line.part == "plan" and "present" not in line.text]
    lines = [line for line in plans if re.search(fact_words().coming_again, line.text, re.I)]
    said = visit.dialogue.near(
        at for word in fact_words().said_coming_again for at in visit.dialogue.turns_with(word)
    )
    for unit in fact_words().periods:
        forms = swaps().units[unit]
        periods = {n.value for x in lines for n in written(x.text) if n.unit.lower() in forms.written}
        for value in sorted(periods):
            turns = set(visit.dialogue.turns_with_value(value)) & said
            if any(re.search(rf"\b{word}", visit.dialogue.turns[at]) for at in turns for word in forms.said):
                found = _deleted(visit, "follow_up", ("follow",), lines)
                yield found.model_copy(update={"value": value, "unit": unit})


FINDERS = {"drug": _drugs, "drug_change": _drug_changes, "allergy": _allergies, "follow_up": _follow_ups}


def _naming(lines: list[Line], names: Names) -> list[Line]:
    return [line for line in lines if _names(line.text, names)]


def _names(text: str, names: Names) -> bool:
    return any(re.search(rf"\b{re.escape(name)}(?:s|es)?\b", text, re.I) for name in names)


def _deleted(visit: Visit, fact: Fact, names: Names, lines: list[Line]) -> Deleted:
    removed = [line.statement.id for line in lines]
    return Deleted(visit=visit.id, fact=fact, names=list(names), removed=removed)
