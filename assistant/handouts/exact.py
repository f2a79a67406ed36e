"""What must be the same to the letter: numbers, units, how often, dates and drug names."""

import re
from functools import lru_cache

from assistant.grounding.facts import Quantity, drugs, numbers
from assistant.handouts.difference import Difference, Kind
from assistant.handouts.rules import fidelity_rules, medicine_rules

UNCOUNTED = {"", "times"}
"""Units that do not matter: "twice" and "two times" are one fact."""

INDEFINITE = re.compile(r"\ban? (?=(?:day|week|month|year|hour|minute)\b)", re.I)


def canonical(text: str) -> str:
    """The text with each "how often" in one form and "a week" as a number, for comparison only."""
    text = _often().sub(_form, text)
    return INDEFINITE.sub("1 ", re.sub(r"\ba couple(?: of)?\b", "2", text, flags=re.I))


@lru_cache(maxsize=1)
def _often() -> re.Pattern[str]:
    """Every "how often" in one pattern: in one pass, the "a day" of "twice a day" is not read again."""
    ways = medicine_rules().often.values()
    return re.compile("|".join(f"({pattern.pattern})" for pattern in ways), re.I)


def _form(match: re.Match[str]) -> str:
    forms = list(medicine_rules().often)
    starts = _group_starts()
    return next(form for form, at in zip(forms, starts, strict=True) if match.group(at) is not None)


@lru_cache(maxsize=1)
def _group_starts() -> list[int]:
    """The number of each form's own group; its pattern may have groups inside."""
    starts, at = [], 1
    for pattern in medicine_rules().often.values():
        starts.append(at)
        at += pattern.groups + 1
    return starts


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text after ``canonical``."""
    return numbers(canonical(text))


def has_quantity(wanted: Quantity, among: list[Quantity]) -> bool:
    """Whether the same number with the same unit is among these."""
    return any(q.value == wanted.value and _same_unit(q.unit, wanted.unit) for q in among)


def _same_unit(one: str, other: str) -> bool:
    return one == other or {one, other} <= UNCOUNTED


def named(quantity: Quantity) -> str:
    """A number with its unit, as it is told to a person."""
    return f"{quantity.value} {quantity.unit}".strip()


def dates(text: str) -> set[str]:
    """Weekdays and months that are named."""
    return {m.group(0).lower().removesuffix("s") for m in fidelity_rules().dates.finditer(text)}


def number_differences(source: str, text: str) -> list[Difference]:
    """Numbers and units that one of the two lacks."""
    said, told = quantities(source), quantities(text)
    lost = [q for q in said if not has_quantity(q, told)]
    added = [q for q in told if not has_quantity(q, said)]
    return [
        *(
            Difference("number_lost", q.span, f"The note says {named(q)}; the sentence does not.")
            for q in lost
        ),
        *(
            Difference("number_added", q.span, f"The sentence says {named(q)}; the note does not.")
            for q in added
        ),
    ]


def name_differences(source: str, text: str) -> list[Difference]:
    """Drug names, days and months that one of the two lacks; a brand is its generic."""
    found: list[Difference] = []
    lost: Kind
    added: Kind
    for read, lost, added in ((drugs, "drug_lost", "drug_added"), (dates, "date_lost", "date_added")):
        said, told = read(source), read(text)
        found += [Difference(lost, name, f"The sentence leaves out {name}.") for name in sorted(said - told)]
        found += [
            Difference(added, name, f"The note does not say {name} here.") for name in sorted(told - said)
        ]
    return found
