"""Where a drug is named in a conversation, with the dose and the change that are said of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.negation import Polarity
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.quantities import quantities
from assistant.grounding.vocabulary import drug_words, generic_names

NEAR = 60
"""Characters between a drug and its dose at most."""

BESIDE = 25
"""Characters beside an everyday word in which another tells that it is a medicine ("take iron"), or none."""


@dataclass(frozen=True)
class Mention:
    """One naming of a drug. ``change`` is a key of the rules' changes, "" when nothing is decided.

    ``end`` is the place in the piece up to which it is about this drug.
    """

    drug: str
    words: str
    piece: Piece
    doses: frozenset[str]
    change: str
    polarity: Polarity
    end: int

    @property
    def is_told(self) -> bool:
        """Whether it says something of a medicine that the patient takes, took, or is to take or leave."""
        if self.change:
            return True
        if self.piece.imagined or self.polarity == "denied":
            return False
        return self.polarity == "affirmed" or not self.piece.asks_openly


def mentions(pieces: list[Piece]) -> list[Mention]:
    """All namings of drugs, in order."""
    return [mention for piece in pieces for mention in _in_piece(piece)]


def generic(words: str) -> str:
    """The name by which drugs are compared; an everyday word without "supplement" behind it."""
    name = words.lower()
    return generic_names().get(name, re.sub(r" (?:supplements?|tablets?)$", "", name))


def _in_piece(piece: Piece) -> Iterator[Mention]:
    found = [m for m in _names().finditer(piece.text) if _is_medicine(m, piece.text)]
    starts = [m.start() for m in found]
    for at, match in enumerate(found):
        before = piece.text[starts[at - 1] if at else 0 : match.start()]
        behind = piece.text[match.end() : starts[at + 1] if at + 1 < len(found) else None]
        doses = _doses(before, behind)
        yield Mention(
            drug=generic(match.group(0)),
            words=match.group(0),
            piece=piece,
            doses=doses,
            change=_change(piece, piece.text[: match.start()], bool(doses)),
            polarity=piece.polarity(match.group(0)),
            end=match.end() + len(re.sub(r"[\s,]*(?:\b(?:and|or|the|your)\b[\s,]*)*$", "", behind)),
        )


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    plain = {word.lower() for word in drug_words().plain_words} - set(rules().no_medicines)
    return pattern([*generic_names(), *sorted(plain)])


def _is_medicine(match: re.Match[str], text: str) -> bool:
    behind = text[match.end() : match.end() + BESIDE]
    if pattern(rules().not_medicines).match(behind.strip()):
        return False
    if match.group(0).lower() in generic_names():
        return True
    before = text[max(0, match.start() - BESIDE) : match.start()]
    return bool(pattern(rules().taken).search(before) or pattern(rules().dosed).search(behind))


def _doses(before: str, behind: str) -> frozenset[str]:
    """Amounts with a unit of doses: "twenty milligrams of" in front, else what follows the name."""
    units = set(rules().dose_units)
    front = [q.value for q in quantities(before[-NEAR:]) if q.unit in units]
    if front and re.search(r"\b(?:of(?: your| the)?|milligrams?|mg)\s*$", before):
        return frozenset(front[-1:])
    return frozenset(q.value for q in quantities(behind[:NEAR]) if q.unit in units)


def _change(piece: Piece, before: str, dosed: bool) -> str:
    """The change decided for a drug: by the last word of a change in front of it."""
    if not piece.decides or (piece.earlier and not re.search(r"\bnow\b", piece.text)):
        return ""
    if pattern(rules().later).search(piece.text):
        return ""
    found = [
        (match.start(), change)
        for change, words in rules().changes.items()
        for match in pattern(words).finditer(before)
    ]
    if found:
        return max(found)[1]
    # "You can take Tylenol if you want" starts nothing; with a dose it does.
    return "start" if dosed and pattern(rules().takes).search(before) else ""
