"""The facts of a text that are compared one by one, never by likeness: numbers, drugs, denials."""

from assistant.grounding.negation import affirmed, negated
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.vocabulary import drugs as named_drugs


def numbers(text: str) -> list[Quantity]:
    """Numbers with their units, spoken or written."""
    return quantities(text)


def drugs(text: str) -> set[str]:
    """Generic names of the drugs in a text; a brand counts as its generic."""
    return set(named_drugs(text))


__all__ = ["Quantity", "affirmed", "drugs", "negated", "numbers"]
