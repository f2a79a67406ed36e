"""A wrong medicine: one of the same class that nobody named, or one named in the visit for something else."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Line, Planted, Visit, changed
from eval.planted.words import drug_groups
from eval.planted.written import written

Names = tuple[str, ...]
"""The names of one medicine, generic first."""


def drugs(visit: Visit, random: Random) -> Iterator[Planted]:
    """Another medicine in the place of one that was said."""
    for line in visit.lines:
        for match, names in _named(line.text):
            if not visit.dialogue.says(*names):
                continue
            ways = [*_same_class(visit, names), *_from_the_visit(visit, line, names)]
            random.shuffle(ways)
            for how, other in ways[:1]:
                new = _styled(other, names, match.group(0))
                after = line.text[: match.start()] + new + line.text[match.end() :]
                yield changed(visit, line, "drug", how, after)


def all_drugs() -> list[Names]:
    """Every medicine of the lists once, by all of its names."""
    return list({tuple(names): None for group in drug_groups() for names in group})


def _named(text: str) -> Iterator[tuple[re.Match[str], Names]]:
    for names in all_drugs():
        pattern = r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b"
        if match := re.search(pattern, text, re.I):
            yield match, names


def _same_class(visit: Visit, names: Names) -> list[tuple[str, Names]]:
    """Medicines of the same group that nobody named, in the dialogue or in the note."""
    written_too = visit.note.text().lower()
    return [
        ("same class or like name", tuple(other))
        for group in drug_groups()
        if list(names) in group
        for other in group
        if not set(other) & set(names)
        and not visit.dialogue.says(*other)
        and not any(name in written_too for name in other)
    ]


def _from_the_visit(visit: Visit, line: Line, names: Names) -> list[tuple[str, Names]]:
    """Medicines named in the visit, where the dose in the statement is not theirs."""
    amounts = [number.value for number in written(line.text) if number.is_dose]
    if not amounts:
        return []
    return [
        ("named for something else", other)
        for other in all_drugs()
        if not set(other) & set(names)
        and not any(name in line.text.lower() for name in other)
        and (turns := [at for name in other for at in visit.dialogue.turns_with(name)])
        and not any(visit.dialogue.numbers[at] & set(amounts) for at in visit.dialogue.near(turns))
    ]


def _styled(other: Names, names: Names, old: str) -> str:
    """A brand for a brand, a generic name for a generic one, with the capitals of the old one."""
    brand = old.lower() != names[0] and len(other) > 1
    new = other[1] if brand else other[0]
    return new.title() if brand or old[0].isupper() else new
