"""What was said with doubt in a visit, what plainly, and what with certainty, prepared once for a note."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.grounding.hedges import Hedge, hedges, rules, without
from assistant.grounding.said import Conversation, Said
from assistant.grounding.terms import terms

BEFORE = 12
"""Words before a cue that belong to what is in doubt: its subject."""

WINDOW, STEP = 24, 6
"""Words of plain speech that are compared together, and from one such window to the next."""

Pair = tuple[str, str]
"""Two content words that follow each other: "rotator cuff"."""


@dataclass(frozen=True)
class Doubt:
    """Something said as possible or likely: its stems behind the cue, and those around it too."""

    said: Said
    hedge: Hedge
    about: frozenset[str]
    pairs: frozenset[Pair]
    window: frozenset[str]


@dataclass(frozen=True)
class Spoken:
    """What is said with doubt, plainly (windows of stems, and pairs), and as certain."""

    doubts: tuple[Doubt, ...]
    plain: tuple[frozenset[str], ...]
    pairs: frozenset[Pair]
    sure: tuple[tuple[frozenset[str], Said], ...]
    unsure: tuple[frozenset[str], ...]
    told: tuple[tuple[frozenset[str], Said], ...]


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Stems that are too common to tell what a cue is about."""
    return frozenset(terms(" ".join(rules().common)))


def pairs(words: Iterable[str]) -> frozenset[Pair]:
    """Pairs of stems that follow each other; sides, numbers and common words make none."""
    telling = [t for t in words if t not in ("left", "right")]
    return frozenset(
        (a, b)
        for a, b in pairwise(telling)
        if a != b and not {a, b} & common() and not a[0].isdigit() and not b[0].isdigit()
    )


@lru_cache(maxsize=8)
def spoken(conversation: Conversation) -> Spoken:
    """The visit, by how sure its sentences are."""
    doubts: list[Doubt] = []
    plain: list[frozenset[str]] = []
    both: set[Pair] = set()
    sure: list[tuple[frozenset[str], Said]] = []
    soft: list[frozenset[str]] = []
    told: list[tuple[frozenset[str], Said]] = []
    for said, sentence in _sentences(conversation):
        found = hedges(sentence)
        unsure = [h for h in found if h.kind in ("possible", "likely")]
        doubts += [_doubt(h, said, sentence) for h in unsure]
        sure += [(around(h, sentence), said) for h in found if h.kind == "confirmed"]
        pieces = without(sentence, unsure)
        both |= {pair for piece in pieces for pair in pairs(terms(piece))}
        plain += _windows(" ".join(pieces))
        soft += [around(h, sentence) for h in found if h.kind != "confirmed"]
        told += [(window, said) for window in _windows(sentence)] if not sentence.endswith("?") else []
    return Spoken(tuple(doubts), tuple(plain), frozenset(both), tuple(sure), tuple(soft), tuple(told))


def around(hedge: Hedge, sentence: str, before: int = BEFORE) -> frozenset[str]:
    """Stems of what a cue is about and of the words before it, without common ones."""
    ahead = " ".join(sentence[: hedge.start].split()[-before:])
    return frozenset(terms(f"{ahead} {sentence[hedge.end : hedge.about]}")) - common()


def _sentences(conversation: Conversation) -> Iterator[tuple[Said, str]]:
    for said in conversation.said:
        for sentence in re.split(r"(?<=[.;?!])\s+", said.utterance.text):
            yield said, sentence


def _doubt(hedge: Hedge, said: Said, sentence: str) -> Doubt:
    ahead = terms(" ".join(sentence[: hedge.start].split()[-BEFORE:]))
    behind = terms(sentence[hedge.end : hedge.about])
    # The word before belongs to a pair: "a second dose may be necessary".
    joined = pairs([*ahead[-1:], *behind])
    return Doubt(said, hedge, frozenset(behind) - common(), joined, frozenset([*ahead, *behind]))


def _windows(text: str) -> list[frozenset[str]]:
    words = text.split()
    starts = range(0, max(1, len(words) - WINDOW + STEP), STEP)
    windows = [frozenset(terms(" ".join(words[at : at + WINDOW]))) for at in starts]
    return [w for w in windows if w]
