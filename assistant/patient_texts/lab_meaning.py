"""What a value out of its range means, in the words of a guideline passage and in no others.

A sentence is quoted when it names the test, says what a value of it means, and the bounds that it gives hold
for this value. Nothing is worded here; where no sentence qualifies, nothing is said.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.asking.answer import SourcePassage
from assistant.asking.bounds import bound
from assistant.asking.rules import Bound
from assistant.grounding.quantities import Quantity, quantities
from assistant.handouts.glossary import meaning as glossary_meaning
from assistant.notes.sentences import split_sentences
from assistant.patient_texts.lab_number import NUMBER
from assistant.patient_texts.lab_range import unit_pattern
from assistant.patient_texts.lab_rules import Direction, any_of, lab_rules
from assistant.patient_texts.lab_values import LabValue

NOTHING = "Nothing in the guidelines here explains this value."

PASSAGES = 6
"""Passages that are asked for each value."""

AT_MOST = 2
"""Sentences that are quoted for one value."""

REACH = 60
"""Characters behind a test's name in which a number can be of that test."""

NUMBERED = re.compile(r"^\s*(?:\d+\.|[-•*])\s+")
CLAUSE_END = re.compile(r"[,;](?=\s)")
BRACKETED = re.compile(r"\(.*\)\.?")
PLACES = re.compile(r"\s*\((?:Section|Chapter|Recommendation|Table)[^()]*\)\s*$")

RANGE_END = rf"(?:\s*%?\s*(?:-|–|—|to)\s*{NUMBER})?"

Search = Callable[[str, int], Sequence[object]]
"""The guideline search: a query and how many passages at most; each has what ``SourcePassage`` has."""


@dataclass(frozen=True)
class Quoted:
    """Words of a passage, exactly as they stand there, and where they are from."""

    text: str
    passage: str
    title: str
    section: str
    publisher: str
    year: int
    outdated: bool = False

    def line(self) -> str:
        """The quotation with its source as plain text."""
        return f"“{self.text}” ({self.title}, {self.publisher}, {self.year})"


def plain_meaning(value: LabValue) -> str:
    """What the test is, from the glossary; "" when it is not there. It says nothing of the value."""
    return next(filter(None, map(glossary_meaning, (value.name, value.test))), "")


def explained(value: LabValue, search: Search) -> list[Quoted]:
    """At most two sentences of guidelines on this value; none for one in its range or of an unknown place.

    Raises GateClosed when there are no guidelines to search.
    """
    if value.place not in ("below", "above") or value.contradicted or not value.test:
        return []
    query = f"{'high' if value.place == 'above' else 'low'} {value.test}"
    found: dict[str, Quoted] = {}
    for passage in search(query, PASSAGES):
        source = SourcePassage.model_validate({n: getattr(passage, n) for n in SourcePassage.model_fields})
        for quoted in _sentences(value, source):
            found.setdefault(quoted.text, quoted)
    return list(found.values())[:AT_MOST]


def _sentences(value: LabValue, passage: SourcePassage) -> Iterator[Quoted]:
    for line in passage.text.splitlines():
        for sentence in split_sentences(NUMBERED.sub("", line)):
            if (
                not BRACKETED.fullmatch(sentence)
                and explains(value, sentence)
                and _is_for_all(sentence, passage)
            ):
                yield _quoted(sentence, passage)


def _is_for_all(sentence: str, passage: SourcePassage) -> bool:
    """False for what is said of children or in pregnancy: a report does not tell who the patient is."""
    return not any_of(tuple(lab_rules().for_others)).search(f"{passage.heading()} {sentence}")


def _quoted(sentence: str, passage: SourcePassage) -> Quoted:
    kept = {n: getattr(passage, n) for n in ("title", "section", "publisher", "year", "outdated")}
    return Quoted(text=PLACES.sub("", sentence).strip(), passage=passage.id, **kept)


def explains(value: LabValue, sentence: str) -> bool:
    """Whether a sentence tells what this value means: see the module."""
    rules = lab_rules()
    named = list(_mentions(value.test, sentence))
    means, other = any_of(tuple(rules.meaning)), any_of(tuple(rules.no_meaning))
    if not named or not means.search(sentence) or other.search(sentence) or _is_of_several(sentence):
        return False
    numbers = [found for at in named if (found := _numbers_of(sentence, at, value))]
    if numbers:
        return any(all(_holds(value, sentence, number) for number in found) for found in numbers)
    mine, opposite = (any_of(tuple(rules.directions[side])) for side in _sides(value))
    return bool(mine.search(sentence)) and not opposite.search(sentence)


def _sides(value: LabValue) -> tuple[Direction, Direction]:
    """The side of its range on which the value lies, and the other one."""
    return ("above", "below") if value.place == "above" else ("below", "above")


def _is_of_several(sentence: str) -> bool:
    """Whether it takes another test as well: "glucose of 200 or more, and a pH below 7.3"."""
    for match in lab_rules().known.finditer(sentence):
        if re.search(
            r"\b(?:and|with|plus)\s+(?:an?\s+|the\s+)?(?:serum\s+)?$", sentence[: match.start()], re.I
        ):
            return True
    return False


def _mentions(test: str, sentence: str) -> Iterator[int]:
    """Places behind the test's name, where the words beside it do not make it another thing."""
    rules = lab_rules()
    other = any_of((*rules.not_the_test, *rules.other_fluids))
    for match in rules.known.finditer(sentence):
        before = sentence[: match.start()].split()[-1:] or [""]
        behind = sentence[match.end() :].split()[:1] or [""]
        beside = (before[0].strip(",.;:()"), behind[0].strip(",.;:()"))
        if rules.test(match.group(0)) == test and not any(other.fullmatch(word) for word in beside):
            yield match.end()


def _numbers_of(sentence: str, at: int, value: LabValue) -> list[Quantity]:
    """The numbers of the test that is named before ``at``, in the value's unit, within its clause."""
    ends = [len(sentence), at + REACH, *(m.start() for m in CLAUSE_END.finditer(sentence, at))]
    ends += [m.start() for m in lab_rules().known.finditer(sentence, at)]
    return [q for q in quantities(sentence) if at <= q.start < min(ends) and _same_unit(sentence, q, value)]


def _same_unit(sentence: str, number: Quantity, value: LabValue) -> bool:
    """A number of another unit, or of one where the value has none, tells nothing of it."""
    behind = re.match(rf"{NUMBER}{RANGE_END}\s*({unit_pattern().pattern})?", sentence[number.start :])
    unit = (behind.group(1) or "") if behind else ""
    return lab_rules().same_unit(unit, value.unit)


def _holds(value: LabValue, sentence: str, number: Quantity) -> bool:
    """Whether the value meets the bound of a number, or lies between it and the other end of its range."""
    if value.value is None:
        return False
    limit, mine = number.amount, value.value
    ends = [q.amount for q in quantities(sentence) if _is_neighbour(sentence, number, q)]
    if ends:
        low, high = sorted((limit, ends[0]))
        return low <= mine <= high
    kind: Bound = bound(sentence, number)
    met: dict[Bound, bool] = {
        "at_least": mine >= limit,
        "over": mine > limit,
        "at_most": mine <= limit,
        "under": mine < limit,
    }
    return met.get(kind, False)


def _is_neighbour(sentence: str, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the ends of one range: "5.7–6.4%"."""
    first, second = sorted((one, other), key=lambda q: q.start)
    between = sentence[first.start + len(first.span) : second.start]
    return first is not second and bool(re.fullmatch(r"\s*(?:%\s*)?(?:-|–|—|to)\s*", between))
