"""Medicines that were named, and what was decided about them, compared with the note by generic name.

One fact a drug: it is not in the note, or what was decided about it is not, or its dose is not.
"""

from collections import defaultdict

from assistant.encounter import Severity
from assistant.grounding.drug_classes import classes_in, classes_of
from assistant.grounding.negation import negated
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.mentions import Mention, mentions
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.written import Line, Written
from assistant.grounding.quantities import quantities
from assistant.grounding.terms import terms

CHANGED = ("start", "increase", "decrease", "stop")
"""Changes that make an omission critical. A refill or "continue" changes nothing."""


def medications(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each drug of which something is missing."""
    by_drug: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(pieces):
        if mention.is_told and not pattern(rules().allergies.said).search(mention.piece.text):
            by_drug[mention.drug].append(mention)
    found = (_missing(said, written) for said in by_drug.values())
    return [fact for fact in found if fact is not None]


def _missing(said: list[Mention], written: Written) -> Fact | None:
    lines = [line for line in written.lines if _names(line, said)]
    changed = [m for m in said if m.change in CHANGED]
    if not lines:
        return _unnamed(said, changed, written)
    unwritten = [m for m in changed if not _has_change(m, lines)]
    if unwritten:
        return _fact("dose_change", "critical", unwritten, "is in the note, but not this change of it")
    decided = [m for m in said if m.change]
    if decided and all(line.part == "history" for line in lines):
        return _fact("dose_change", "major", decided, "is in the history, but not in the plan")
    dosed = [m for m in said if m.doses]
    if dosed and not any(_has_dose(line) for line in lines):
        return _fact("dose", "major", dosed, "is in the note, but not its dose")
    refilled = [m for m in said if m.change == "refill"]
    if refilled and not any(pattern(rules().written_changes["refill"]).search(line.text) for line in lines):
        return _fact("refill", "minor", refilled, "is in the note, but not that it was refilled")
    return None


def _names(line: Line, said: list[Mention]) -> bool:
    same = any(_same(said[0].drug, noted) for noted in line.drugs)
    return same or any(line.names(mention.words) for mention in said)


def _same(drug: str, noted: str) -> bool:
    """One drug, or a combination and the part of it that gives it its name."""
    return drug == noted or drug.split(" with ")[0] == noted.split(" with ")[0]


def _has_change(mention: Mention, lines: list[Line]) -> bool:
    """With its new dose, or with a word for the change where the drug is named; history tells what was."""
    if mention.doses and mention.change != "stop":
        return any(mention.doses & line.values for line in lines)
    now = [line for line in lines if line.part != "history"]
    if mention.change == "start":
        return bool(now)
    words = pattern(rules().written_changes[mention.change])
    return any(words.search(line.text) for line in (lines if mention.change == "stop" else now))


def _has_dose(line: Line) -> bool:
    return any(q.unit in rules().dose_units for q in quantities(line.text))


def _unnamed(said: list[Mention], changed: list[Mention], written: Written) -> Fact:
    """A drug without its name in the note; as a class ("avoid NSAIDs") it is there, unless a dose is lost."""
    kind = "dose_change" if changed else "medication"
    group = set(classes_of(said[0].drug))
    stopped = any(m.change == "stop" for m in said)
    there = any(_has_class(line, group, stopped) for line in written.lines)
    if there and not any(m.doses for m in said):
        return _fact(kind, "minor", changed or said, "is in the note only as its class")
    return _fact(kind, "critical" if changed else "major", changed or said, "is not in the note")


def _has_class(line: Line, group: set[str], stopped: bool) -> bool:
    """Whether a line names one of these classes; "no blood thinners" states no drug but one to be left."""
    named = {words for name, words in classes_in(line.context).items() if name in group}
    return any(stopped or not set(terms(words)) & negated(line.text) for words in named)


def _fact(kind: str, severity: Severity, said: list[Mention], why: str) -> Fact:
    best = max(said, key=_fullness)
    return Fact(kind, best.drug, best.piece, best.words, severity, f"{best.words} {why}.", end=best.end)


def _fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    """The best words for a drug: a decision with a dose before an aside; the last of equals."""
    changed = mention.change in CHANGED
    return changed, bool(mention.doses), mention.polarity == "affirmed", mention.piece.order
