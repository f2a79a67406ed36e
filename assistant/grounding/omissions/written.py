"""A note as omissions look at it: each statement with the headings that it stands under."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.encounter import Note
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.quantities import quantities
from assistant.grounding.sections import part_of
from assistant.grounding.stated import Part
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs


@dataclass(frozen=True)
class Line:
    """One statement. ``context`` is its text with its section's title and its problem."""

    text: str
    context: str
    part: Part

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Generic names of the drugs it names."""
        return frozenset(drugs(self.context))

    def names(self, words: str) -> bool:
        """Whether it has these words, hyphens aside: "multi-vitamin" is a multivitamin.

        Several words may end otherwise: "iron supplementation" is an iron supplement.
        """
        wanted = words.replace("-", "") + ("*" if " " in words else "")
        return pattern([wanted]).search(self.context.replace("-", "")) is not None

    @cached_property
    def values(self) -> frozenset[str]:
        """Its numbers as decimal strings."""
        return frozenset(q.value for q in quantities(self.text))

    @cached_property
    def terms(self) -> frozenset[str]:
        """Stems of its content words, headings included."""
        return frozenset(terms(self.context))


class Written:
    """All statements of a note, in order."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.lines = [
            Line(s.text, f"{section.title}: {s.problem}: {s.text}", part_of(section.title, section.key))
            for section in note.sections
            for s in section.statements
        ]

    @cached_property
    def values(self) -> frozenset[str]:
        """Every number of the note, those in its headings too."""
        return frozenset(q.value for q in quantities(self.note.of_this_patient()))

    def having(self, words: re.Pattern[str]) -> list[Line]:
        """The statements with any of these words, headings included."""
        return [line for line in self.lines if words.search(line.context)]
