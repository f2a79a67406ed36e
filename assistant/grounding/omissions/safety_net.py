"""Advice to call, to come back or to go to the emergency room if something happens."""

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.written import Written

ROOT = 4
"""Letters by which the names of a sign are compared: "worse" is "worsening"."""


def safety_net(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each sign that such advice names; minor and only one when it names none."""
    found: dict[str, Fact] = {}
    for piece in pieces:
        if _is_advice(piece):
            signs = _signs(piece.text)
            about = " ".join(sorted(signs))
            if not _is_written(signs, written):
                found.setdefault(about, _fact(about, piece))
    if len(found) > 1:
        found.pop("", None)
    return list(found.values())


def _is_advice(piece: Piece) -> bool:
    words = rules().safety_net
    has_cue = pattern(words.said).search(piece.text) and pattern(words.when).search(piece.text)
    return bool(has_cue) and piece.by_clinician and not piece.asks


def _signs(text: str) -> frozenset[str]:
    """First letters of the signs named; "anything" and "concerns" are none."""
    found = pattern(rules().safety_net.specific).finditer(text)
    return frozenset(match.group(0)[:ROOT].lower() for match in found)


def _fact(about: str, piece: Piece) -> Fact:
    match = pattern(rules().safety_net.said).search(piece.text)
    return Fact(
        kind="safety_net",
        about=about,
        piece=piece,
        words=match.group(0) if match else "",
        severity="major" if about else "minor",
        explanation="Advice on when to call or come back was given; the note does not have it.",
    )


def _is_written(signs: frozenset[str], written: Written) -> bool:
    lines = written.having(pattern(rules().safety_net.written))
    named = pattern(f"{sign}*" for sign in sorted(signs))
    return any(line.part in ("plan", "") and (not signs or named.search(line.text)) for line in lines)
