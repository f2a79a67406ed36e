"""Everything else that was told, asked or advised and that no sentence of the note takes up. Always minor.

Each clause is a fact of one kind by the words it has; neighbours of one kind are one fact. The kinds that
read values, drugs and times strictly stand before it. Words are data: ``knowledge/rules/told.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import yaml

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import Data
from assistant.grounding.omissions.taken_up import is_taken_up, weight, words_of
from assistant.grounding.omissions.written import Written
from assistant.settings import ROOT

MOST_WORDS = 26
"""Words of a fact at most, as a quote has them; what is longer becomes two."""


class Told(Data):
    """A kind: who says it; it has one each of ``cues`` and ``needs`` and none of ``without``."""

    by: Literal["clinician", "any"]
    cues: list[str]
    needs: list[str]
    without: list[str]
    why: str


class ToldRules(Data):
    """The rules file; shares and weights are from 0 to 1."""

    one_sentence: float
    whole_note: float
    beside_number: float
    least: float
    at_most: int
    clauses: list[str]
    shortest: int
    nothing: list[str]
    generic: list[str]
    kinds: dict[str, Told]


@lru_cache(maxsize=1)
def told_rules() -> ToldRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/told.yaml").read_text(encoding="utf-8")
    return ToldRules(**yaml.safe_load(source))


def told(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each run of clauses of one kind that the note does not take up."""
    facts: list[Fact] = []
    listed: list[tuple[str, frozenset[str]]] = []
    for piece in pieces:
        for kind, clause in _clauses(piece):
            words = words_of(clause)
            again = any(kind == other and words <= known for other, known in listed)
            if again or is_taken_up(clause, written, told_rules()):
                continue
            listed.append((kind, words))
            joined = _joined(facts[-1], kind, piece, clause) if facts else None
            if joined is not None:
                facts[-1] = joined
            else:
                why = told_rules().kinds[kind].why
                facts.append(Fact(kind, clause, replace(piece, text=clause), clause, "minor", why))
    return _weightiest(facts)


def _weightiest(facts: list[Fact]) -> list[Fact]:
    """As many facts as a person still reads, those with the most to tell, as they came."""
    kept = sorted(facts, key=lambda fact: -weight(fact.about, told_rules()))[: told_rules().at_most]
    return [fact for fact in facts if any(fact is one for one in kept)]


def _joined(last: Fact, kind: str, piece: Piece, clause: str) -> Fact | None:
    """The fact before this clause together with it, where they are neighbours, short and of one kind."""
    if last.kind != kind or last.piece.said is not piece.said:
        return None
    text = f"{last.piece.text} {clause}"
    if len(text.split()) > MOST_WORDS or text not in " ".join(piece.said.utterance.text.split()):
        return None
    return replace(last, about=text, words=text, piece=replace(last.piece, text=text))


def _clauses(piece: Piece) -> Iterator[tuple[str, str]]:
    """The clauses of a piece that tell something, each with its kind."""
    for clause in cut(piece.text):
        if pattern(told_rules().nothing).search(clause):
            continue
        kind = _kind(piece, clause)
        if kind and weight(clause, told_rules()) >= told_rules().least:
            yield kind, clause


def _kind(piece: Piece, clause: str) -> str:
    for name, kind in told_rules().kinds.items():
        if kind.by == "clinician" and not piece.by_clinician:
            continue
        if kind.by == "clinician" and piece.asks and name != "safety_net":
            continue
        if not pattern(kind.cues).search(clause) or pattern(kind.without).search(clause):
            continue
        # What makes it a decision may stand before the clause: "i want you to rest and ice it".
        if not kind.needs or pattern(kind.needs).search(piece.text):
            return name
    return ""


def cut(text: str) -> list[str]:
    """A piece at the words that begin a clause; a few words stay with what follows them."""
    clauses: list[str] = []
    for part in _starts().split(" ".join(text.split())):
        if clauses and len(clauses[-1].split()) < told_rules().shortest:
            clauses[-1] = f"{clauses[-1]} {part}"
        else:
            clauses.append(part)
    return clauses


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(r"\s+(?=" + pattern(told_rules().clauses).pattern + ")", re.I)
