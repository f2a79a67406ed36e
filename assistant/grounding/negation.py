"""What a text denies: the words under a negation, and whether an utterance affirms or denies a word.

A question and its answer count together: "any chest pain?" – "no" denies chest pain, "slight
cramps" does not. Cues are data: ``knowledge/rules/negation.yaml``.
"""

import re
from functools import lru_cache
from itertools import takewhile
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.terms import terms
from assistant.settings import ROOT

REACH = 8
"""Words that a cue before them negates at most, unless the clause ends first. As in NegEx
(Chapman 2001: 5 words), longer because lists of denied symptoms are long in notes."""

ITEM = 4
"""Words of one item of a list of denied things at most."""

Polarity = Literal["affirmed", "denied", "unknown"]


class NegationRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    before: list[str]
    after: list[str]
    stops: list[str]
    answers_no: list[str]
    answers_yes: list[str]
    pseudo: list[str]
    asks: list[str]
    empty: list[str]
    findings: list[str]


@lru_cache(maxsize=1)
def rules() -> NegationRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/negation.yaml").read_text(encoding="utf-8")
    return NegationRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def any_of(cues: list[str], left: str = r"\b") -> re.Pattern[str]:
        longest_first = sorted(cues, key=len, reverse=True)
        return re.compile(left + "(?:" + "|".join(re.escape(c) for c in longest_first) + r")\b", re.I)

    return (
        any_of(rules().before, left=r"(?:\b|(?<=[a-z]))"),
        any_of(rules().after),
        any_of(rules().pseudo),
        any_of(rules().stops),
    )


def negated(text: str) -> set[str]:
    """Content words (stems) that the text denies."""
    return set().union(*(set(chunk) for chunk in denied_chunks(text)), set())


def denied_chunks(text: str) -> list[frozenset[str]]:
    """The things that a text denies, each as its content words: "no chest pain or fever" is two."""
    return [chunk for clause in _clauses(text) for chunk in _denied_in(clause)]


def affirmed(text: str) -> set[str]:
    """Content words (stems) that the text states without denying them."""
    return _content(text) - negated(text)


@lru_cache(maxsize=1)
def findings() -> frozenset[str]:
    """Stems of complaints and findings whose presence is a fact by itself."""
    return frozenset(t for word in rules().findings for t in terms(word))


def _content(text: str) -> set[str]:
    return set(terms(text)) - set(terms(" ".join(rules().empty)))


def _clauses(text: str) -> list[str]:
    _, _, _, stops = _patterns()
    pieces: list[str] = []
    for sentence in re.split(r"[.;:?!]\s+|[.;:?!]$|\n", text):
        pieces += stops.split(sentence)
    return [piece for piece in pieces if piece.strip()]


def _denied_in(clause: str) -> list[frozenset[str]]:
    before, after, pseudo, _ = _patterns()
    clause = pseudo.sub(" ", clause)
    cues = list(before.finditer(clause))
    ends = [*(cue.start() for cue in cues[1:]), len(clause)]
    # Without a cue there is one end too many, and nothing to reach.
    pieces = [p for cue, end in zip(cues, ends, strict=False) for p in _reached(clause[cue.end() : end])]
    if cue := after.search(clause):
        pieces.append(clause[: cue.start()])
    return [frozenset(words) for piece in pieces if (words := _content(piece))]


def _reached(rest: str) -> list[str]:
    """The things that a cue reaches: the next words, and the short items of a list that follows them.

    Spoken transcripts often have no punctuation, so a long piece ends the reach.
    """
    first, *others = re.split(r",|\b(?:or|nor|and)\b", rest)
    reached = [" ".join(first.split()[:REACH])]
    if len(first.split()) > REACH:
        return reached
    return reached + list(takewhile(lambda piece: len(piece.split()) <= ITEM, others))


def polarity(word: str, said: str, answer: str) -> Polarity:
    """Whether an utterance affirms or denies a stem, with the answer when it is a question.

    ``answer`` is the next utterance of the other speaker, "" when there is none.
    """
    if word not in terms(said):
        return "unknown"
    denied = word in negated(said)
    if not _asks(word, said):
        return "denied" if denied else "affirmed"
    # "No fever?" is denied by "no" and by "right" alike.
    heard = _answered(answer)
    return "denied" if denied and heard != "unknown" else heard


def _asks(word: str, said: str) -> bool:
    """Whether a stem is asked for: before a question mark, or behind "any" and "have you" without one.

    Recognized speech often has no punctuation; "I don't see any murmur" asks nothing.
    """
    if "?" in said:
        asked = re.findall(r"[^.!?]*\?", said)
        return any(word in terms(question) for question in asked)
    cue = _asking().search(said)
    return cue is not None and word in terms(said[cue.start() :]) and word not in negated(said)


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(cue) for cue in rules().asks) + r")\b", re.I)


def _answered(answer: str) -> Polarity:
    start = answer.strip().lower()[:60]
    for cues, verdict in _answers():
        if any(re.match(rf"(?:(?:uh|um|well|so|oh|hmm)[,\s]+)*{re.escape(cue)}\b", start) for cue in cues):
            return verdict
    return "unknown"


def _answers() -> tuple[tuple[list[str], Polarity], tuple[list[str], Polarity]]:
    return (rules().answers_no, "denied"), (rules().answers_yes, "affirmed")
