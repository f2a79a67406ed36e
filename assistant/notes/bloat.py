"""How many words a note spends on one fact: a note can be long because much was said, or because it is wordy.

    words per fact = W / F

W is the number of words (between white space) of the text. F is its number of facts: the claims of its
sentences (``grounding.claims``), each with its drugs and its numbers counted beside it,

    F = sum over distinct claims of ([the claim has content words of its own] + drugs + numbers)

where a claim's content words are its stems without digits, without the names of its drugs and without
stop words, and two claims with the same stems, denials, numbers and drugs are one: saying a thing twice
adds words and no fact. Headings are lines like any other. On the notes that people wrote for the visits
of ACI-Bench the mean is 6.1 (train, n=67) and 6.1 (valid, n=20), from 4.2 to 8.5.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.grounding.claims import claims
from assistant.grounding.negation import negated
from assistant.grounding.quantities import quantities
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs
from assistant.notes.sentences import split_sentences

Fact = tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]], frozenset[str]]
"""What makes a claim itself: its stems, those of them that it denies, its numbers with units, its drugs."""


@dataclass(frozen=True)
class Bloat:
    """Words and facts of a text."""

    words: int
    facts: int

    @property
    def words_per_fact(self) -> float | None:
        """None when the text states no fact."""
        return self.words / self.facts if self.facts else None


def bloat(text: str) -> Bloat:
    """Words and facts of a note's text, a line being a heading, a line of a list or a paragraph."""
    sentences = [s for line in text.splitlines() for s in split_sentences(line)]
    return Bloat(words=len(text.split()), facts=_count(sentences))


def _count(sentences: Iterable[str]) -> int:
    distinct = {_fact(claim) for sentence in sentences for claim in claims(sentence)}
    return sum(_worth(fact) for fact in distinct)


def _fact(claim: str) -> Fact:
    named = drugs(claim)
    names = {stem for words in named.values() for stem in terms(words)}
    own = {stem for stem in terms(claim) if not re.match(r"\d", stem)} - names
    return (
        frozenset(own),
        frozenset(negated(claim)),
        frozenset((q.value, q.unit) for q in quantities(claim)),
        frozenset(named),
    )


def _worth(fact: Fact) -> int:
    own, _, numbers, named = fact
    return bool(own) + len(numbers) + len(named)
