"""What a text denies and what it states, as sets of content words; and what question and answer say of one.

The door for other modules: how far a denial reaches is in ``scope``, how answers are read in ``answers``.
"""

from assistant.grounding.answers import Polarity, polarity
from assistant.grounding.cues import findings
from assistant.grounding.scope import items, read

__all__ = ["Polarity", "affirmed", "denied_chunks", "findings", "negated", "polarity"]


def negated(text: str) -> set[str]:
    """Content words (stems) that the text denies."""
    return {word.term for word in read(text) if word.denied}


def affirmed(text: str) -> set[str]:
    """Content words (stems) that the text states without denying them."""
    return {word.term for word in read(text)} - negated(text)


def denied_chunks(text: str) -> list[frozenset[str]]:
    """The things that a text denies, each as its content words: "no chest pain or fever" is two."""
    return [frozenset(word.term for word in item) for item in items(read(text)) if item[0].denied]
