"""Tests that are ordered and specialists that the patient is referred to."""

import re
from collections.abc import Iterator

from assistant.encounter import Severity
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import orders, rules
from assistant.grounding.omissions.written import Line, Written

NEAR = 70
"""Characters before a test in which a word tells that it is ordered."""

CONDITIONAL = pattern(["if", "unless", "consider", "may", "might", "would"])
"""What makes an order depend on something: its omission is minor."""


def ordered(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each test or referral that no sentence of the plan has; the first sure order is quoted."""
    found: dict[str, Fact] = {}
    for piece in pieces:
        for fact in _said(piece, written):
            known = found.get(fact.about)
            if known is None or (known.severity == "minor" and fact.severity == "major"):
                found[fact.about] = fact
    return list(found.values())


def _said(piece: Piece, written: Written) -> Iterator[Fact]:
    if not piece.decides or piece.earlier:
        return
    for group in (orders().tests, orders().referrals):
        for name, names in group.items():
            match = pattern(names).search(piece.text)
            if match and _is_wanted(match, piece) and not _is_written(name, names, written):
                severity: Severity = "minor" if CONDITIONAL.search(piece.text) else "major"
                why = f"{match.group(0).capitalize()} was ordered or advised; the plan does not have it."
                yield Fact("order", name, piece, match.group(0), severity, why)


def _is_wanted(match: re.Match[str], piece: Piece) -> bool:
    before = piece.text[max(0, match.start() - NEAR) : match.start()]
    return bool(pattern(rules().orders.cues).search(before)) and piece.polarity(match.group(0)) != "denied"


def _is_written(name: str, names: list[str], written: Written) -> bool:
    lines = written.having(pattern(names + orders().also_written.get(name, [])))
    return any(_orders(line) for line in lines)


def _orders(line: Line) -> bool:
    """Whether a sentence tells what is to be done: in a plan, or with the words of an order."""
    wanted = line.part in ("plan", "") and pattern(rules().orders.written).search(line.text)
    return bool(wanted or pattern(["order*", "refer*"]).search(line.text))
