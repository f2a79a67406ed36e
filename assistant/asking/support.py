"""Whether a passage bears out a sentence: its words, numbers, medicines, denials and bounds, one by one.

What is compared are the lines of the passage that speak of the same thing as the sentence, so that a
number of one recommendation does not bear out what is said of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.asking.answer import SourcePassage
from assistant.asking.bounds import bound
from assistant.asking.clauses import Clause, clauses, content, covered, share
from assistant.asking.rules import asking_rules, whole_words
from assistant.grounding.checks.diagnosis import conditions
from assistant.grounding.diseases import diseases
from assistant.grounding.doses import Medication
from assistant.grounding.drug_classes import classes_in
from assistant.grounding.frequencies import frequencies
from assistant.grounding.quantities import Quantity, quantities
from assistant.grounding.vocabulary import drugs, same_drug
from assistant.notes.sentences import split_sentences

AGE_UNITS = frozenset({"", "year"})
"""Ages are written with and without their unit: "aged 45 to 75"."""

RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""Raised digits belong to a unit (m²) and are no numbers."""


NONE = (0.0, 0.0)
"""The likeness of a clause to nothing."""


@dataclass(frozen=True)
class Support:
    """Whether a passage bears out a sentence. ``against`` names what does not fit; none: it bears it out.

    ``share`` is the share of the sentence's content words that the passage holds, 0 to 1.
    """

    against: tuple[str, ...]
    share: float
    quote: str

    @property
    def holds(self) -> bool:
        """True when nothing speaks against it."""
        return not self.against


@dataclass(frozen=True)
class Comparison:
    """A sentence beside a passage."""

    sentence: str
    passage: SourcePassage

    def support(self) -> Support:
        """What speaks against the passage as the source of the sentence, and the words that come nearest."""
        found = dict.fromkeys(
            [
                *self._words(),
                *self._numbers(),
                *self._medicines(),
                *self._subjects(),
                *self._denials(),
                *self._decisive(),
            ]
        )
        return Support(tuple(found), share(self._content, self._held), self._quote())

    @cached_property
    def _said(self) -> str:
        return self.sentence.translate(RAISED)

    @cached_property
    def _content(self) -> frozenset[str]:
        return content(self._said)

    @cached_property
    def _heading(self) -> frozenset[str]:
        return content(self.passage.heading())

    def lines(self) -> list[str]:
        """The sentences of the passage as they stand there."""
        return [s for line in self.passage.text.splitlines() for s in split_sentences(line)]

    @cached_property
    def _lines(self) -> list[str]:
        return [line.translate(RAISED) for line in self.lines()]

    @cached_property
    def _near(self) -> list[str]:
        """The lines that speak of the same thing; the nearest one if none shares enough words."""
        shared = {line: len(covered(self._content, content(line))) for line in self._lines}
        near = [line for line in self._lines if shared[line] >= asking_rules().shared]
        return near or sorted(self._lines, key=lambda line: -shared[line])[:1]

    @cached_property
    def _held(self) -> frozenset[str]:
        return content(" ".join(self._near)) | self._heading

    def _quote(self) -> str:
        return max(self.lines(), key=lambda line: share(self._content, content(line)), default="")

    def _words(self) -> Iterator[str]:
        rules = asking_rules()
        if not self._content:
            yield "says nothing"
        if share(self._content, self._held) < rules.words:
            yield "words"
        for clause in clauses(self._said):
            if len(clause.words) > 1 and share(clause.words, self._held) < rules.clause_words:
                yield "words"

    def _numbers(self) -> Iterator[str]:
        for number in quantities(self._said):
            if not any(self._states(line, number) for line in self._bearing(number.start)):
                yield "number"
        for frequency in frequencies(self._said):
            said = [f for line in self._bearing(frequency.start) for f in frequencies(line)]
            if not frequency.weak and not any(frequency.same(other) for other in said):
                yield "frequency"

    def _states(self, line: str, number: Quantity) -> bool:
        """Whether a line states this number, bounded the same way, of the same medicine."""
        wanted = bound(self._said, number)
        return any(
            other.value == number.value
            and _same_unit(number, other)
            and wanted in ("", bound(line, other))
            and self._same_medicine(line, number)
            for other in quantities(line)
        )

    def _same_medicine(self, line: str, number: Quantity) -> bool:
        dosed = {d.drug for d in Medication(self._said).doses if d.amount.start == number.start and d.drug}
        named = drugs(line)
        return not named or all(any(same_drug(drug, other) for other in named) for drug in dosed)

    def _medicines(self) -> Iterator[str]:
        for clause in clauses(self._said):
            text = self._text(self._bearing(clause.start))
            named = drugs(text)
            if any(not any(same_drug(drug, other) for other in named) for drug in drugs(clause.text)):
                yield "drug"
            if not classes_in(clause.text).keys() <= classes_in(text).keys():
                yield "drug"

    def _subjects(self) -> Iterator[str]:
        text = self._text(self._near)
        if not _conditions(self._said) <= _conditions(text):
            yield "condition"
        if share(diseases(self._said), diseases(text) | content(text)) < 1.0:
            yield "condition"

    def _denials(self) -> Iterator[str]:
        stated = [clause for line in self._lines for clause in clauses(line)]
        for clause in clauses(self._said):
            if clause.words and _turned(clause, stated):
                yield "denial"

    def _decisive(self) -> Iterator[str]:
        for clause in clauses(self._said):
            text = self._text(self._bearing(clause.start))
            for group in asking_rules().decisive.values():
                words = whole_words(tuple(group))
                if words.search(clause.text) and not words.search(text):
                    yield "decisive word"

    def _bearing(self, place: int) -> list[str]:
        """The lines that hold enough of the clause at this place of the sentence; else those nearest."""
        clause = next(c for c in clauses(self._said) if place < c.end)
        enough = asking_rules().clause_words
        held = [x for x in self._near if share(clause.words, content(x) | self._heading) >= enough]
        return held or self._near

    def _text(self, lines: list[str]) -> str:
        return " ".join([self.passage.heading(), *lines])


def _same_unit(number: Quantity, other: Quantity) -> bool:
    if not number.unit or number.unit == other.unit:
        return True
    return {number.unit, other.unit} <= AGE_UNITS


def _conditions(text: str) -> set[str]:
    return {mention.name for mention in conditions().mentioned(text)}


def _turned(clause: Clause, stated: list[Clause]) -> bool:
    """Whether the clause that comes nearest says the contrary. Of equally near ones the best counts."""
    likest = {
        same: max((clause.likeness(c) for c in stated if (c.denials == clause.denials) == same), default=NONE)
        for same in (True, False)
    }
    return likest[False] > likest[True]
