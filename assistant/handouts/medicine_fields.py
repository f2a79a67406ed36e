"""The fields of a medicine row, each copied from the words around the medicine's name."""

import re

from assistant.encounter import MedicineChange
from assistant.handouts.medicine_names import Mention
from assistant.handouts.plain import plain_terms
from assistant.handouts.rules import medicine_rules

ACTED = ("stopped", "changed", "new")
"""Decisions of this visit; they outweigh "same" when a medicine is named more than once."""

FROM_TO = re.compile(r"\bfrom\b.*?\bto\b", re.I)
LEADING = re.compile(r"^(?:for|to)\s+(?:(?:his|her|your|the|their)\s+)?(?:treat\s+)?")

SIDE_BY_SIDE = 4
"""Characters between two amounts that are one: a comma, a space, a bracket."""

LONGEST_PROBLEM = 8
"""Words; a longer problem is a sentence, not a name."""

PASSIVE = r"^\W*(?:\S+ ){0,3}?(?:was|were|is|will be|has been|have been) "
"""After a name: "lisinopril was refilled"."""


def change_of(mention: Mention, taken: bool) -> MedicineChange | None:
    """The deciding word nearest before the name or said of it right after; else one further before or after.

    A dose without such a word is "new" when the history does not have the medicine (``taken``).
    None: nothing was decided.
    """
    said_of_it = re.match(PASSIVE + r".{0,20}", mention.after)
    found = (
        _nearest(mention.before)
        or (said_of_it and _first(said_of_it.group(0)))
        or _nearest(mention.lead)
        or _first(mention.after)
    )
    if found:
        return found
    if not medicine_rules().amount.search(mention.after):
        return None
    return "same" if taken else "new"


def _nearest(text: str) -> MedicineChange | None:
    """The change whose word ends last; of two that end together, the first in the rules file."""
    best: tuple[int, MedicineChange | None] = (-1, None)
    for change, pattern in _changes():
        end = max((match.end() for match in pattern.finditer(text)), default=-1)
        if end > best[0]:
            best = (end, change)
    return best[1]


def _first(text: str) -> MedicineChange | None:
    """The change whose word comes first."""
    found = [(match.start(), change) for change, pattern in _changes() if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _changes() -> list[tuple[MedicineChange, re.Pattern[str]]]:
    return list(medicine_rules().changes.items())


def amount_of(mention: Mention) -> str:
    """The amount after the name, the second one of "from … to …"; else one right before the name.

    Amounts side by side belong together: "500 mg, 2 tablets".
    """
    rules = medicine_rules()
    moved = FROM_TO.search(mention.after)
    found = list(rules.amount.finditer(mention.after, moved.end() if moved else 0))
    if found:
        together = found[:1]
        for match in found[1:]:
            if match.start() - together[-1].end() <= SIDE_BY_SIDE:
                together.append(match)
        return ", ".join(match.group(0) for match in together)
    before = list(rules.amount.finditer(mention.before))
    near = before and re.fullmatch(r"\s*(?:of )?", mention.before[before[-1].end() :])
    return before[-1].group(0) if near else ""


def when_of(mention: Mention) -> str:
    """How often and when, in the note's words; "a day" alone is "daily", "BID" is "twice daily"."""
    pieces = dict.fromkeys(
        match.group(0).rstrip(".") for match in medicine_rules().when.finditer(mention.after)
    )
    told = ["daily" if piece.lower() in ("a day", "per day") else piece for piece in pieces]
    return plain_terms(", ".join(told))


def until_of(mention: Mention) -> str:
    """For how long or until when, in the note's words."""
    match = medicine_rules().until.search(mention.after)
    return match.group(0) if match else ""


def purpose_of(mention: Mention, problem: str) -> str:
    """What it is for: as the statement says, else the problem that it stands under."""
    match = medicine_rules().what_for.search(mention.after)
    if match:
        return LEADING.sub("", match.group(0)).strip()
    name = re.sub(r"^\W*(?:\d+[.)])?\s*", "", problem)
    return name if len(name.split()) <= LONGEST_PROBLEM else ""
