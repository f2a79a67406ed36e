"""Where a note and a passage name different numbers for the same thing. Shown, never judged.

Compared are doses and lengths of treatment of one medicine, and goals for one measured value. When in
doubt nothing is said: another unit, another way of counting or a second number in the passage that
fits are no difference.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from assistant.asking.answer import SourcePassage
from assistant.asking.bounds import bound, bounded
from assistant.encounter import Statement
from assistant.grounding.doses import MASS, Medication
from assistant.grounding.frequencies import frequencies
from assistant.grounding.quantities import RANGE, Quantity, quantities
from assistant.grounding.results import named_tests
from assistant.grounding.vocabulary import drugs, same_drug
from assistant.notes.sentences import split_sentences

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}

LASTING = re.compile(r"\b(?:for|lasting|course of)\s+(?:at least |at most |up to |about |the next )?$", re.I)
"""Before a length of treatment, not before when to come back."""

COURSE = re.compile(r"^[\s-]*(?:course|of (?:treatment|therapy))\b", re.I)

GOAL = re.compile(r"\b(?:goal|target|aim(?:ing)?(?: for| at)?|keep|treat to|below|under|less than|<|≤)", re.I)
"""What makes a number of a measured value a goal. A measured result alone is none."""

GOAL_REACH = 40
"""Characters between a measured value's name and its goal at most."""


class Difference(BaseModel):
    """The note says ``note``, the passage says ``passage``: exact words of each, about ``subject``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statement: str
    passage_id: str
    subject: str
    note: str
    passage: str

    def text(self) -> str:
        """The difference as it is shown."""
        return f"{self.subject}: the note says {self.note}, the passage says {self.passage}."


@dataclass(frozen=True)
class Named:
    """A number of a subject, as the values it allows from ``low`` to ``high``, with its words.

    ``often`` is how many times a day, None when that is not said.
    """

    subject: str
    kind: str
    unit: str
    low: float
    high: float
    words: str
    often: float | None = None

    def about(self, other: "Named") -> bool:
        """Whether both are the same kind of number of the same subject."""
        same = (
            self.subject == other.subject if self.kind == "goal" else same_drug(self.subject, other.subject)
        )
        often = None in (self.often, other.often) or self.often == other.often
        return same and often and (self.kind, self.unit) == (other.kind, other.unit)

    def meets(self, other: "Named") -> bool:
        """Whether some value is allowed by both."""
        return self.low <= other.high and other.low <= self.high


def differences(statements: Iterable[Statement], passages: Iterable[SourcePassage]) -> list[Difference]:
    """Where statements of a problem differ from its passages, each subject of a passage once."""
    found: dict[tuple[str, str, str], Difference] = {}
    read = [(passage, [n for line in _lines(passage.text) for n in _named(line)]) for passage in passages]
    for statement in statements:
        for mine in [n for line in _lines(statement.text) for n in _named(line)]:
            for passage, theirs in read:
                alike = [other for other in theirs if mine.about(other)]
                if alike and not any(mine.meets(other) for other in alike):
                    key = (statement.id, passage.id, f"{mine.kind} {mine.subject}")
                    found.setdefault(key, _difference(statement, passage, mine, alike[0]))
    return list(found.values())


def _difference(statement: Statement, passage: SourcePassage, mine: Named, other: Named) -> Difference:
    return Difference(
        statement=statement.id,
        passage_id=passage.id,
        subject=mine.subject,
        note=mine.words,
        passage=other.words,
    )


def _lines(text: str) -> list[str]:
    return [sentence for line in text.splitlines() for sentence in split_sentences(line)]


def _named(line: str) -> Iterator[Named]:
    yield from _doses(line)
    yield from _lengths(line)
    yield from _goals(line)


def _doses(line: str) -> Iterator[Named]:
    """Doses of medicines, in a line that says at most one way how often they are taken."""
    # "20 mg per kg" and "1 g per 10 units" are no doses of a person.
    if re.search(r"\bper kg|/\s?kg", line, re.I):
        return
    often = {round(f.low, 3) for f in frequencies(line) if not f.weak}
    if len(often) > 1:
        return
    for dose in Medication(line).doses:
        if dose.drug and dose.near and dose.amount.unit in MASS - {"percent"} and dose.role != "from":
            low, high, words = _values(line, dose.amount)
            yield Named(dose.drug, "dose", dose.amount.unit, low, high, words, next(iter(often), None))


def _lengths(line: str) -> Iterator[Named]:
    medicines = list(drugs(line))
    if len(medicines) != 1:
        return
    for number in quantities(line):
        behind = line[number.end :]
        if number.unit in DAYS and (LASTING.search(_before(line, number)) or COURSE.match(behind)):
            low, high, words = _values(line, number)
            days = DAYS[number.unit]
            yield Named(medicines[0], "length", "day", low * days, high * days, words)


def _goals(line: str) -> Iterator[Named]:
    tests = named_tests(line)
    if len({test.name for test in tests}) != 1 or not GOAL.search(line):
        return
    for number in quantities(line):
        kind = bound(line, number)
        near = any(0 <= number.start - test.end <= GOAL_REACH for test in tests)
        if near and (kind in ("under", "at_most") or re.search(r"\b(?:goal|target)\b", line, re.I)):
            low, high, words = _values(line, number)
            # A goal is one value: 130 and "below 130" agree, 130 and "below 140" do not.
            value = high if kind in ("under", "at_most") else low
            if number.unit not in DAYS:
                yield Named(tests[0].name, "goal", number.unit, value, value if kind else high, words)


def _values(line: str, number: Quantity) -> tuple[float, float, str]:
    """What a number stands for: a range with its neighbour, all below it, all above it, or itself."""
    for other in quantities(line):
        if other.start > number.end and RANGE.fullmatch(line, number.end, other.start):
            return number.amount, other.amount, line[number.start : other.end]
        if other.end < number.start and RANGE.fullmatch(line, other.end, number.start):
            return other.amount, number.amount, line[other.start : number.end]
    kind, words = bounded(line, number)
    if kind in ("under", "at_most"):
        return 0.0, number.amount, words
    if kind in ("over", "at_least"):
        return number.amount, float("inf"), words
    return number.low or number.amount, number.high or number.amount, number.phrase or number.span


def _before(line: str, number: Quantity) -> str:
    """What stands before a number, or before the first number of its range."""
    return re.sub(r"\d[\d.]*\s*(?:to|-|–|or)\s*$", "", line[: number.start])
