"""Test results told in words: "here is your x-ray, and it shows a fracture"."""

from collections.abc import Iterator

from assistant.encounter import Severity
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import measurements, orders
from assistant.grounding.omissions.written import Line, Written

GENERAL = "blood work"
"""The test of the vocabulary that stands for any of the laboratory."""

BEHIND = 2
"""Thoughts of the same utterance behind the name of a test in which its result may be told."""


def results(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each test of which a result was told and of which the note has none; abnormal ones first."""
    found: dict[str, Fact] = {}
    for piece in pieces:
        for fact in _told(piece, pieces, written):
            known = found.get(fact.about)
            if known is None or (known.severity == "minor" and fact.severity == "major"):
                found[fact.about] = fact
    return list(found.values())


def _told(piece: Piece, pieces: list[Piece], written: Written) -> Iterator[Fact]:
    telling = _telling(piece, pieces)
    if telling is None:
        return
    for name, said in _tests(piece.text).items():
        lines = written.having(pattern(orders().tests[name]))
        if not any(_has_result(line) for line in lines):
            words = said if telling is piece else telling.text
            why = f"A result ({said}) was told; the note does not have it."
            yield Fact("test_result", name, telling, words, _severity(telling), why)


def _tests(text: str) -> dict[str, str]:
    """Tests named, with their words; "labs" only where no test of them is named."""
    found = {name: m.group(0) for name, names in orders().tests.items() if (m := pattern(names).search(text))}
    return {name: said for name, said in found.items() if name != GENERAL or len(found) == 1}


def _telling(piece: Piece, pieces: list[Piece]) -> Piece | None:
    """The thought that tells the result: this one, or one of the next when this one only shows the test."""
    words = measurements()
    if piece.asks or piece.imagined or pattern(words.pending).search(piece.text):
        return None
    shows = pattern(words.shows).search(piece.text)
    behind = pieces[piece.order + 1 : piece.order + 1 + BEHIND] if shows else []
    near = [piece, *(p for p in behind if p.said is piece.said and not p.asks and not _tests(p.text))]
    return next((p for p in near if pattern(words.tells).search(p.text)), None)


def _has_result(line: Line) -> bool:
    """Whether a sentence about a test tells what it found, not only that it is wanted."""
    if line.part in ("results", "examination"):
        return True
    return bool(pattern(measurements().tells + measurements().written).search(line.text) or line.values)


def _severity(piece: Piece) -> Severity:
    return "minor" if pattern(measurements().normal).search(piece.text) else "major"
