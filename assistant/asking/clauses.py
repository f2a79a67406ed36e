"""A text cut into clauses, each with its content words and how often it says no."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.asking.rules import asking_rules, whole_words
from assistant.grounding.terms import stem, terms

SHORTEST = 4
"""Letters of a stem that may be the beginning of another: "treat" and "treatment"."""


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that says yes or no to one thing."""

    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """The place behind it in the sentence."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of its content words."""
        return content(self.text)

    @cached_property
    def denials(self) -> int:
        """How many words say that something is not so or not to be done."""
        plain = whole_words(tuple(asking_rules().not_denials)).sub(" ", self.text)
        return len(whole_words(tuple(asking_rules().denials)).findall(plain))

    def likeness(self, other: "Clause") -> tuple[float, float]:
        """How much of its words the other one holds, then how few others that one has; each 0 to 1."""
        shared = share(self.words, other.words)
        return shared, len(covered(other.words, self.words)) / max(1, len(other.words))


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order."""
    starts = sorted({0, *(m.start() for m in _cuts().finditer(text))})
    pieces = zip(starts, [*starts[1:], len(text)], strict=True)
    return tuple(Clause(text[a:b], a) for a, b in pieces if text[a:b].strip())


@lru_cache(maxsize=1)
def _cuts() -> re.Pattern[str]:
    return re.compile("|".join(asking_rules().clauses), re.I)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Stems of the words that say something; numbers and words of little weight are left out."""
    return frozenset(term for term in terms(text) if not term[0].isdigit()) - _light()


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in asking_rules().light) | asking_rules().light


def covered(words: frozenset[str], by: frozenset[str]) -> frozenset[str]:
    """Those of ``words`` that are among ``by`` or are another form of one that is."""
    return frozenset(word for word in words if word in by or any(_alike(word, other) for other in by))


def share(words: frozenset[str], by: frozenset[str]) -> float:
    """The share of ``words`` that ``by`` covers, 0 to 1; 1 for none."""
    return len(covered(words, by)) / len(words) if words else 1.0


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long.startswith(short)
