"""Findings of an examination and steps of a plan that nobody stated."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Kind, Line, Planted, Visit, added, changed
from eval.planted.words import Invention, inventions

JOINED = 0.3
"""Share of the inventions that are joined to a statement; the others are statements of their own."""

LONGEST = 160
"""Characters of a statement that another may be joined to."""

STEP = re.compile(
    r"\b(?:will|order|continue|start|increase|decrease|prescrib|refer|recommend|advise|initiate|repeat|follow|schedule)",
    re.I,
)
"""Words of a statement that says what is to be done."""

VAGUE = re.compile(r"\b(?:[Vv]itals?(?: signs)?|[Bb]lood [Pp]ressure|BP)\b(?!.*\d)")
"""A vital sign without its value."""


def invented_findings(visit: Visit, random: Random) -> Iterator[Planted]:
    """Vital signs and findings that nobody stated, where the note has an examination."""
    lines = [line for line in visit.lines if line.part == "examination"]
    yield from _made_specific(visit, lines, random)
    for entry in _unsaid(visit, inventions("findings"), random) if lines else []:
        line = random.choice(lines)
        yield _placed(visit, line, entry, "invented_finding", ":" not in line.text, random)


def invented_plans(visit: Visit, random: Random) -> Iterator[Planted]:
    """Steps of a plan that nobody said."""
    lines = [line for line in visit.lines if line.part == "plan"]
    for entry in _unsaid(visit, inventions("plans"), random) if lines else []:
        line = random.choice(lines)
        yield _placed(
            visit,
            line,
            entry,
            "invented_plan",
            bool(STEP.search(line.text)) and "agree" not in line.text,
            random,
        )


def _unsaid(visit: Visit, entries: list[Invention], random: Random) -> list[Invention]:
    note = visit.note.text().lower()
    left = [
        entry
        for entry in entries
        if not visit.dialogue.says(*(key.strip() for key in entry.keys))
        and not any(key in note for key in entry.keys)
    ]
    random.shuffle(left)
    return left


def _placed(
    visit: Visit, line: Line, entry: Invention, kind: Kind, may_join: bool, random: Random
) -> Planted:
    joins = may_join and line.text.endswith(".") and len(line.text) < LONGEST
    if not joins or random.random() > JOINED:
        return added(visit, line, kind, "a statement of its own", entry.text)
    text = entry.text if entry.name else entry.text[0].lower() + entry.text[1:]
    return changed(visit, line, kind, "joined to a statement", f"{line.text[:-1]}, and {text}")


def _made_specific(visit: Visit, lines: list[Line], random: Random) -> Iterator[Planted]:
    """A value for a vital sign of which only a judgement was said, as in "your blood pressure looks good"."""
    high, low = random.choice([(126, 78), (148, 92), (134, 84), (116, 74), (152, 88)])
    if visit.dialogue.says_value(high) or visit.dialogue.says_value(low):
        return
    for line in lines:
        if VAGUE.search(line.text) and visit.dialogue.says("blood pressure", "vital"):
            text = f"Blood pressure: {high}/{low} mmHg."
            yield changed(visit, line, "invented_finding", "made specific", text)
