"""Statements that say nothing which another one does not say too: one of them is enough.

Compared are content words, numbers and negations, so that "no fever" and "fever", or two doses, are never
the same. The fuller sentence stays; of two that say the same, the one that stands where it belongs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from assistant.encounter import Statement
from assistant.grounding.quantities import quantities
from assistant.grounding.terms import terms
from assistant.notes.spoken import Spoken, speech_rules

LEAST = 3
"""Content words from which a sentence can be the repeat of another: shorter ones are parts of a list."""

SHARE = 0.6
"""Share of the fuller sentence's content words that its repeat has: a name alone repeats no story."""

NEGATION = re.compile(
    r"\b(?:no|not|nor|never|without|denie[sd]|deny|negative|stop(?:ped)?|hold|avoid)\b|n't\b", re.I
)


@dataclass(frozen=True)
class _Told:
    words: frozenset[str]
    numbers: frozenset[str]
    negations: tuple[str, ...]


def repeats(statements: list[Statement], spoken: Spoken) -> list[Statement]:
    """The statements that can go, in order. Under two problems only the same words count as a repeat."""
    told = [_told(s.text) for s in statements]
    gone: set[int] = set()
    for (at, one), (behind, other) in combinations(enumerate(statements), 2):
        if at in gone or behind in gone:
            continue
        if one.problem != other.problem:
            if _within(told[at], told[behind]) and _within(told[behind], told[at]):
                belongs = spoken.under(one.text, [one.problem, other.problem])
                gone.add(at if belongs == other.problem else behind)
        elif _within(told[behind], told[at]):
            gone.add(behind)
        elif _within(told[at], told[behind]):
            gone.add(at)
    return [statements[at] for at in sorted(gone)]


def _within(part: _Told, whole: _Told) -> bool:
    return (
        len(part.words) >= LEAST
        and part.words <= whole.words
        and len(part.words) >= SHARE * len(whole.words)
        and part.numbers <= whole.numbers
        and part.negations == whole.negations
    )


def _told(text: str) -> _Told:
    return _Told(
        words=frozenset(terms(text)) - _light(),
        numbers=frozenset(q.value + q.unit for q in quantities(text)),
        negations=tuple(sorted(m.group(0).lower() for m in NEGATION.finditer(text))),
    )


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    """Words of telling, and the names of a plan's parts: they make no other fact."""
    return frozenset(term for word in speech_rules().telling for term in terms(word))
