"""A statement of a note, prepared once for all checks: its part of the visit, its claims, its facts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.grounding.claims import claims
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.said import Said
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs

Part = Literal["history", "examination", "results", "plan", ""]
"""Which part of a note a statement stands in; "" when its section's title does not tell."""


@dataclass(frozen=True)
class Stated:
    """One sentence with the utterances found for it. ``problem`` is the heading that it stands under.

    ``support`` is the chance, 0 to 1, that its least supported claim, ``weakest``, was said; claims that
    only give a reason are apart: ``reason`` is the least supported one, "" when there is none.
    """

    text: str
    part: Part = ""
    problem: str = ""
    evidence: tuple[Said, ...] = ()
    support: float = 1.0
    weakest: str = ""
    reason: str = ""
    reason_support: float = 1.0

    @cached_property
    def claims(self) -> list[str]:
        """The facts it joins, each as a short text in its own words."""
        return claims(self.text)

    @cached_property
    def numbers(self) -> list[Quantity]:
        """Its numbers with units, in order."""
        return quantities(self.text)

    @cached_property
    def drugs(self) -> dict[str, str]:
        """Generic name to the words that name it."""
        return drugs(self.text)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of its content words."""
        return frozenset(terms(self.text))
