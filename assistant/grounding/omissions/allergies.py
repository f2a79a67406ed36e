"""Allergies that were said: to a drug or another cause, to the season, or that there are none."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from assistant.encounter import Severity
from assistant.grounding.omissions.allergens import SEASONAL, causes_in, known_causes
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.written import Line, Written

NONE = "none"

ALLERGIC = pattern(["allerg*", "hay fever"])
"""What a note has for a seasonal allergy, or for none."""

FOR = re.compile(r"\b(?:for|tak\w+|us(?:e|ing)|help)\b[^.?!]*\ballerg", re.I)
"""Asks what is taken for allergies, not what causes them."""

HEARD = 0.7
"""Ratio (difflib, 0 to 1) from which a word is taken for the misheard name of a cause."""


def allergies(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each cause that the note does not name as an allergy."""
    found: dict[str, Fact] = {}
    for piece in pieces:
        for fact in _said(piece, pieces):
            found.setdefault(fact.about, fact)
    if len(found) > 1:
        found.pop(NONE, None)
    return [fact for fact in found.values() if not _is_written(fact, written)]


def _said(piece: Piece, pieces: list[Piece]) -> Iterator[Fact]:
    words = rules().allergies
    cue = pattern(words.said + words.effects).search(piece.text)
    if cue is None or pattern(rules().relatives).search(piece.text):
        return
    causes = causes_in(piece.text, effect=bool(pattern(words.effects).search(piece.text)))
    polarity = piece.polarity(cue.group(0))
    if polarity == "denied":
        if set(causes) <= {SEASONAL} and ALLERGIC.search(piece.text):
            yield _fact(
                NONE, piece, cue.group(0), "That there are no known allergies was said; the note lacks it."
            )
    elif polarity == "affirmed" and causes:
        yield from _to(causes, piece)
    elif piece.asks and not causes and not FOR.search(piece.text):
        answer = next((p for p in pieces[piece.order + 1 :] if p.said is not piece.said), None)
        if answer is not None:
            yield from _to(causes_in(answer.text, effect=True), answer)
    elif polarity == "affirmed" and pattern(["allergies", "seasonal"]).search(piece.text):
        yield from _to({SEASONAL: cue.group(0)}, piece)


def _to(causes: dict[str, str], piece: Piece) -> Iterator[Fact]:
    for about, words in causes.items():
        why = f"An allergy ({words}) was said; the note does not have it."
        yield _fact(
            about, piece, words, why, "" if about == SEASONAL else f"The patient is allergic to {words}."
        )


def _fact(about: str, piece: Piece, words: str, explanation: str, text: str = "") -> Fact:
    severity: Severity = "major" if about in (SEASONAL, NONE) else "critical"
    end = piece.text.find(words) + len(words) if text else 0
    return Fact("allergy", about, piece, words, severity, explanation, text, end)


def _is_written(fact: Fact, written: Written) -> bool:
    if fact.about in (SEASONAL, NONE):
        return bool(written.having(ALLERGIC))
    lines = written.having(pattern(rules().allergies.written))
    if any(line.names(fact.words) or fact.about in line.drugs for line in lines):
        return True
    return not known_causes().search(fact.words) and any(_is_like(fact.about, line) for line in lines)


def _is_like(name: str, line: Line) -> bool:
    """Whether a name that no vocabulary has is a word of the line badly heard: "regulin" for Reglan."""
    return bool(get_close_matches(name, re.findall(r"[a-z]+", line.text.lower()), n=1, cutoff=HEARD))
