"""Whether a note takes up a clause: by the share of its words that a sentence has, and by every number.

A word weighs as much as the chance that a note has it when it is said, so that "murmur" counts and "sure"
hardly does. A number, or a drug, that no sentence has is never taken up.
"""

from functools import lru_cache
from typing import Protocol

from assistant.grounding.coverage import written_words
from assistant.grounding.omissions.written import Line, Written
from assistant.grounding.quantities import quantities
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs

ROOT = 5
"""Letters from which two words are one: "tenderness" and "tender", "numbing" and "numbness"."""


class Shares(Protocol):
    """The rules that this reads."""

    one_sentence: float
    whole_note: float
    beside_number: float
    generic: list[str]


def is_taken_up(clause: str, written: Written, rules: Shares) -> bool:
    """Whether a sentence, or the note as a whole, has enough of a clause, and the note all its numbers."""
    wanted = _words(clause, tuple(rules.generic))
    if not wanted:
        return True
    numbers, named = _numbers(clause), set(drugs(clause))
    if not named <= _drugs(written):
        return False
    # A number vouches for what its sentence is about; "20 mg" of another drug does not.
    lines = [line for line in written.lines if numbers <= line.values and named <= line.drugs]
    if not lines and (numbers or named):
        return False
    roots = [_roots(line) for line in lines]
    if numbers or named:
        return any(_share(wanted, line) >= rules.beside_number for line in roots)
    if any(_share(wanted, line) >= rules.one_sentence for line in roots):
        return True
    return _share(wanted, frozenset().union(*roots)) >= rules.whole_note


def weight(clause: str, rules: Shares) -> float:
    """The sum of its words' chances to be written."""
    return sum(_words(clause, tuple(rules.generic)).values())


def words_of(clause: str) -> frozenset[str]:
    """Numbers and roots of the words of a clause."""
    return frozenset(term[:ROOT] for term in terms(clause)) | _numbers(clause)


@lru_cache(maxsize=4096)
def _words(clause: str, generic: tuple[str, ...]) -> dict[str, float]:
    """Roots of the words of a clause, with their weights."""
    found = (stem for stem in terms(clause) if not stem[0].isdigit() and stem not in generic)
    return {stem[:ROOT]: written_words().chance(stem) for stem in found}


def _roots(line: Line) -> frozenset[str]:
    return frozenset(term[:ROOT] for term in line.terms)


def _share(wanted: dict[str, float], roots: frozenset[str]) -> float:
    return sum(w for root, w in wanted.items() if root in roots) / sum(wanted.values())


def _numbers(clause: str) -> frozenset[str]:
    return frozenset(q.value for q in quantities(clause) if q.value != "1")


def _drugs(written: Written) -> frozenset[str]:
    return frozenset(drug for line in written.lines for drug in line.drugs)
