"""Allergies that were said: to a drug or another cause, to the season, or that there are none."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from assistant.encounter import Severity
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.written import Line, Written
from assistant.grounding.vocabulary import drug_words, generic_names

SEASONAL = "the season"
NONE = "none"

ALLERGIC = pattern(["allerg*", "hay fever"])
"""What a note has for a seasonal allergy, or for none."""

OBJECT = re.compile(
    r"\b(?:allergic|allerg(?:y|ies)|intoleran\w+|reactions?)\s+(?:to|from)\s+(?P<list>[^.?!;]{2,80})", re.I
)
"""What somebody is allergic to, as far as the clause goes."""

FOR = re.compile(r"\b(?:for|tak\w+|us(?:e|ing)|help)\b[^.?!]*\ballerg", re.I)
"""Asks what is taken for allergies, not what causes them."""

ADJOINING = 2
"""Words before "allergy" that can name its cause: "penicillin allergy"."""

HEARD = 0.7
"""Ratio (difflib, 0 to 1) from which a word is taken for the misheard name of a cause."""

ITEM_WORDS = 3
"""Words of a cause that no vocabulary has, at most."""


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
    causes = _causes(piece.text, effect=bool(pattern(words.effects).search(piece.text)))
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
            yield from _to(_causes(answer.text, effect=True), answer)
    elif polarity == "affirmed" and pattern(["allergies", "seasonal"]).search(piece.text):
        yield from _to({SEASONAL: cue.group(0)}, piece)


def _causes(text: str, effect: bool) -> dict[str, str]:
    """Cause, generic for a drug, to the words that name it."""
    if seasonal := pattern(rules().allergies.seasonal).search(text):
        return {SEASONAL: seasonal.group(0)}
    if effect:
        return _named(text)
    if match := OBJECT.search(text):
        return _named(match.group("list")) | _unknown(match.group("list"))
    before = re.search(r"(?P<name>.{0,40}?)\s+allerg(?:y|ies)\b", text, re.I)
    return _named(" ".join(before.group("name").split()[-ADJOINING:])) if before else {}


def _named(text: str) -> dict[str, str]:
    """Causes of the vocabularies."""
    found = _known().finditer(text)
    return {generic_names().get(m.group(0).lower(), m.group(0).lower()): m.group(0) for m in found}


def _unknown(listed: str) -> dict[str, str]:
    """Items of a list that no vocabulary has, such as a name that was misheard."""
    items = [item.strip() for item in re.split(r",|\b(?:and|or)\b", listed)]
    any_of = pattern(rules().allergies.any)
    wanted = (
        i
        for i in items
        if 0 < len(i.split()) <= ITEM_WORDS and not any_of.search(i) and not _known().search(i)
    )
    return {item.lower(): item for item in wanted}


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    words = [*generic_names(), *drug_words().plain_words, *drug_words().classes, *rules().allergies.causes]
    return pattern(word.lower() for word in words)


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
    return not _known().search(fact.words) and any(_is_like(fact.about, line) for line in lines)


def _is_like(name: str, line: Line) -> bool:
    """Whether a name that no vocabulary has is a word of the line badly heard: "regulin" for Reglan."""
    return bool(get_close_matches(name, re.findall(r"[a-z]+", line.text.lower()), n=1, cutoff=HEARD))
