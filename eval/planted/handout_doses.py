"""A wrong dose in a handout: in a sentence or in the medicine table."""

import re
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from assistant.encounter import Medicine
from eval.planted.handout_case import Place, Spoilt, Told, reworded
from eval.planted.handout_wording import handout_wording
from eval.planted.written import Written, as_text, written

FACTORS = {"double": 2.0, "ten times": 10.0, "half": 0.5}

FROM_TO = re.compile(r"\bfrom ([^.,;]*?\d[^.,;]*?) to ([^.,;]*?\d\S*(?: (?:mg|mcg|units?|tablets?))?)", re.I)
FIELDS = ("how_much", "when")


def doses(told: Told, random: Random) -> Iterator[Spoilt]:
    """Another amount, unit or frequency; two amounts that changed places; the dose of another medicine."""
    for place in told.places():
        for how, text in _ways(told, place.text, told.source(place.sentence.source), random):
            yield reworded(told, "dose", how, place, text)
        yield from _reversed(told, place)
    for number, row in enumerate(told.handout.medicines):
        for field in FIELDS:
            value = getattr(row, field)
            for how, text in _ways(told, value, told.source(row.source), random):
                yield _row(told, number, field, f"{how}, table", value, text)
    yield from _another_rows(told)


def _ways(told: Told, text: str, source: str, random: Random) -> list[tuple[str, str]]:
    ways = [
        (how, new)
        for number in written(text)
        if number.is_dose
        for how, new in [*_amounts(text, number), *_units(text, number)]
        if new != text
    ]
    return [*ways, *_frequencies(text, source, random)]


def _amounts(text: str, number: Written) -> Iterator[tuple[str, str]]:
    amounts = {n.value for n in written(text)}
    for how, factor in FACTORS.items():
        value = number.value * factor
        if value not in amounts and (factor > 1 or number.value >= 2):
            yield how, text[: number.start] + as_text(value, number.words) + text[number.end :]


def _units(text: str, number: Written) -> Iterator[tuple[str, str]]:
    other = handout_wording().units.get(number.unit.lower())
    if other:
        end = number.unit_start + len(number.unit)
        yield "another unit", text[: number.unit_start] + other + text[end:]


@lru_cache(maxsize=1)
def _often() -> tuple[re.Pattern[str], dict[str, int]]:
    table = {form: at for at, forms in enumerate(handout_wording().frequencies) for form in forms}
    names = "|".join(re.escape(form) for form in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b", re.I), table


def _frequencies(text: str, source: str, random: Random) -> Iterator[tuple[str, str]]:
    pattern, table = _often()
    match = pattern.search(text)
    if match is None:
        return
    here = {table[m.group(0).lower()] for m in pattern.finditer(f"{text} {source}")}
    others = [at for at in range(len(handout_wording().frequencies)) if at not in here]
    new = random.choice(handout_wording().frequencies[random.choice(others)])
    yield "another frequency", text[: match.start()] + new + text[match.end() :]


def _reversed(told: Told, place: Place) -> Iterator[Spoilt]:
    """ "From 10 mg to 20 mg" told as "from 20 mg to 10 mg": every number is the note's own."""
    match = FROM_TO.search(place.text)
    if match and match.group(1) != match.group(2):
        swapped = f"from {match.group(2)} to {match.group(1)}"
        text = place.text[: match.start()] + swapped + place.text[match.end() :]
        yield reworded(told, "dose", "from and to swapped", place, text)


def _another_rows(told: Told) -> Iterator[Spoilt]:
    """The amount of one row of the table in another row, which has another amount."""
    rows = told.handout.medicines
    for number, row in enumerate(rows):
        others = [r.how_much for r in rows if r.how_much and not _same(r, row)]
        if row.how_much and others:
            yield _row(told, number, "how_much", "another medicine's, table", row.how_much, others[0])


def _same(one: Medicine, other: Medicine) -> bool:
    return one.how_much.lower() == other.how_much.lower() or bool(set(one.source) & set(other.source))


def _row(told: Told, number: int, field: str, how: str, before: str, text: str) -> Spoilt:
    copy = told.handout.model_copy(deep=True, update={"approval": None})
    setattr(copy.medicines[number], field, text)
    name = copy.medicines[number].name
    return Spoilt("dose", how, f"{name}: {before}", f"{name}: {text}", copy)
