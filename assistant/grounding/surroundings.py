"""The words around a place in what was said: what tells which thing a number or a time belongs to."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.durations import time_words
from assistant.grounding.quantity_words import words
from assistant.grounding.rarity import rarity
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation
from assistant.grounding.terms import stem, terms

BESIDE, CLOSE = 70, 28
"""Characters on either side of a place whose words are about it, and within which they surely are."""

CLOSER, NEAR, FAR = 0.5, 1.0, 0.45
"""What a shared word counts: more when it stands close, less elsewhere in the utterance or in a neighbour."""

SHORT = 6
"""Utterances of fewer content words lean on those around them: "a nine", "about two weeks"."""

REACH = 2
"""Utterances before and behind a short one that it may be about."""

TOPIC = 2.5
"""Weight of a topic of the vocabulary, as of a word that one utterance in ten says."""

UNSPECIFIC = (
    "last",
    "past",
    "next",
    "ago",
    "about",
    "around",
    "approximately",
    "every",
    "once",
    "today",
    "new",
)
"""Words that stand beside any number."""


@dataclass(frozen=True)
class Surroundings:
    """Stems of the words close to a place, beside it, and farther off in the utterance and its neighbours."""

    close: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]


def surroundings(conversation: Conversation, at: int, start: int, end: int) -> Surroundings:
    """What stands around the characters from ``start`` to ``end`` of the utterance at an index."""
    text = conversation.said[at].utterance.text
    near = topic(beside(text, start, end, BESIDE))
    return Surroundings(topic(beside(text, start, end, CLOSE)), near, _around(conversation)[at] - near)


def closeness(wanted: frozenset[str], there: Surroundings, conversation: Conversation) -> float:
    """How much two places are about the same thing: their shared words by rarity, far ones less."""
    weights = rarity(conversation)
    shares = ((CLOSER, there.close), (NEAR, there.near), (FAR, there.around))
    return sum(share * weights.get(t, TOPIC) for share, found in shares for t in wanted & found)


def beside(text: str, start: int, end: int, reach: int = BESIDE) -> str:
    """The words on either side of a place, whole words only."""
    before = text[max(0, start - reach) : start].partition(" ")[2] if start > reach else text[:start]
    after = text[end : end + reach]
    after = after.rpartition(" ")[0] if end + reach < len(text) else after
    return f"{before} . {after}"


def topic(text: str) -> frozenset[str]:
    """What a text is about: its stems without numbers, units and words of time, and what they mean here.

    "I'll see you again", "come back" and "follow-up" are one topic.
    """
    found = {t for t in terms(text) if not t[0].isdigit()} - _unspecific()
    return frozenset(found | {name for name, pattern in _topics().items() if pattern.search(text)})


@once
def _around(conversation: Conversation) -> list[frozenset[str]]:
    """For each utterance the stems of it and its question, of a short one also of its neighbours."""
    own = [topic(s.utterance.text) for s in conversation.said]
    return [
        frozenset().union(*(own[i] for i in range(max(0, at - back), min(len(own), at + ahead + 1))))
        for at, said in enumerate(conversation.said)
        for back, ahead in [(REACH, REACH) if len(said.own_terms) < SHORT else (1, 0)]
    ]


@lru_cache(maxsize=1)
def _topics() -> dict[str, re.Pattern[str]]:
    topics = time_words().topics.items()
    return {name: re.compile(rf"\b(?:{'|'.join(ways)})\b", re.I) for name, ways in topics}


@lru_cache(maxsize=1)
def _unspecific() -> frozenset[str]:
    vocabulary = words()
    units = {n for names in vocabulary.units.values() for n in names}
    tables = (vocabulary.ones, vocabulary.teens, vocabulary.tens, vocabulary.scales, vocabulary.counts)
    others = (vocabulary.vague, vocabulary.parts, vocabulary.plurals, time_words().ordinals)
    return frozenset(stem(w) for w in units.union(UNSPECIFIC, *tables, *others))
