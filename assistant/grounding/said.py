"""What was said, prepared once for all checks of a note: each utterance with its facts.

An utterance is read together with the question it answers, because "no" alone says nothing.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from assistant.encounter import Transcript, Utterance
from assistant.grounding.negation import Polarity, polarity
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs

SHORT = 8
"""Utterances of fewer content words are read with the question before them."""


@dataclass(frozen=True)
class Said:
    """One utterance with its content words, numbers and drugs. ``answer`` is the next utterance's text."""

    utterance: Utterance
    question: str
    answer: str
    terms: frozenset[str] = field(default_factory=frozenset)
    numbers: tuple[Quantity, ...] = ()
    drugs: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def context(self) -> str:
        """The utterance with the question it answers, for comparison by meaning."""
        return f"{self.question} {self.utterance.text}".strip()

    @cached_property
    def own_terms(self) -> frozenset[str]:
        """The content words of the utterance itself, without its question's."""
        return frozenset(terms(self.utterance.text))

    def polarity(self, word: str) -> Polarity:
        """Whether this utterance affirms or denies a stem."""
        return polarity(word, self.utterance.text, self.answer)


class Conversation:
    """All utterances of a transcript with their facts, in order."""

    def __init__(self, transcript: Transcript) -> None:
        said = transcript.utterances
        self.said = [_read(said, at) for at in range(len(said))]
        self.values = {q.value for s in self.said for q in s.numbers}
        self.drugs = {d for s in self.said for d in s.drugs}
        self.words = {t for s in self.said for t in s.terms}

    @cached_property
    def text(self) -> str:
        """Everything that was said, as one text."""
        return "\n".join(s.utterance.text for s in self.said)


def question_in(text: str) -> str:
    """The question that a text ends with, "" when it ends otherwise or only asks "okay?"."""
    if not text.rstrip().endswith("?"):
        return ""
    last = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
    return last if terms(last) else ""


def content(text: str) -> set[str]:
    """Stems and numbers of a text, numbers as values: "ten" and "10" are the same."""
    return {t for t in terms(text) if not t[0].isdigit()} | {q.value for q in quantities(text)}


def _read(said: list[Utterance], at: int) -> Said:
    here = said[at]
    question = question_in(said[at - 1].text) if at and len(terms(here.text)) < SHORT else ""
    words = content(f"{question} {here.text}")
    answer = said[at + 1].text if at + 1 < len(said) else ""
    return Said(
        utterance=here,
        question=question,
        answer=answer,
        terms=frozenset(words),
        numbers=tuple(quantities(here.text)),
        drugs=frozenset(drugs(here.text)),
    )
