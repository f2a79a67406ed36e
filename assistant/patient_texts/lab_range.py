"""The reference range that a report prints, and where a value lies. No range is ever made up."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.patient_texts.lab_number import SIGNED, Number, amount, read_sign, sign_pattern
from assistant.patient_texts.lab_rules import Mark, any_of, lab_rules

Place = Literal["below", "within", "above", "unknown"]

DASH = r"\s*(?:-|–|—|−|\.\.|\bto\b|\band\b(?=\s*\d))\s*"


PLAINLY_THOUSANDS = 1000
"""A number from this on tells that the commas of its neighbours are those of thousands."""


@dataclass(frozen=True)
class Reference:
    """A range as printed. An end that is not printed is None; ``low_text`` and ``high_text`` are its digits.

    ``low_counts`` and ``high_counts`` tell whether the end itself still lies within: "<200" leaves 200 out.
    ``expected`` is the result in words that the lab expects ("Negative").
    """

    text: str = ""
    low: float | None = None
    high: float | None = None
    low_text: str = ""
    high_text: str = ""
    low_counts: bool = True
    high_counts: bool = True
    unit: str = ""
    expected: str = ""

    @property
    def is_printed(self) -> bool:
        """True when it has at least one end, and its ends are in order."""
        if self.low is not None and self.high is not None:
            return self.low < self.high
        return self.low is not None or self.high is not None

    def place(self, value: Number) -> Place:
        """Where a value lies; a value that is itself only bounded may leave it unknown."""
        if not self.is_printed or self._reads_two_ways(value):
            return "unknown"
        if value.sign in ("under", "at_most"):
            return self._of_upper_bound(value)
        if value.sign in ("over", "at_least"):
            return self._of_lower_bound(value)
        if self._is_below(value.value):
            return "below"
        return "above" if self._is_above(value.value) else "within"

    def _is_below(self, value: float) -> bool:
        return self.low is not None and (value < self.low or (value == self.low and not self.low_counts))

    def _is_above(self, value: float) -> bool:
        return self.high is not None and (value > self.high or (value == self.high and not self.high_counts))

    def _of_upper_bound(self, value: Number) -> Place:
        """Of "<5": below when 5 is, within when nothing under 5 is below, else nobody can tell."""
        touches = value.sign == "under" and value.value == self.low
        if touches or self._is_below(value.value):
            return "below"
        fits = not self._is_above(value.value) or (value.sign == "under" and value.value == self.high)
        return "within" if fits and (self.low is None or self.low <= 0) else "unknown"

    def _of_lower_bound(self, value: Number) -> Place:
        touches = value.sign == "over" and value.value == self.high
        if touches or self._is_above(value.value):
            return "above"
        fits = not self._is_below(value.value) or (value.sign == "over" and value.value == self.low)
        return "within" if fits and self.high is None else "unknown"

    def _reads_two_ways(self, value: Number) -> bool:
        """A comma that may be one of thousands, beside a range that has none such: "7,200 (4.0-11.0)"."""
        ends = [Number(text, amount(text)) for text in (self.low_text, self.high_text) if text]
        if value.doubtful:
            return not any(end.doubtful or end.value >= PLAINLY_THOUSANDS for end in ends)
        return any(end.doubtful for end in ends) and value.value < PLAINLY_THOUSANDS


NO_RANGE = Reference()


def read_reference(text: str) -> Reference:
    """One range from the words in a reference column or in brackets; several ranges are none.

    What depends on sex, age or anything else that is not the value cannot be used: its words are kept.
    """
    bare = text.strip()
    core = _label().sub(" ", re.sub(r"[()\[\]{}:;]", " ", bare)).strip()
    if match := any_of(tuple(lab_rules().results)).fullmatch(core):
        return Reference(bare, expected=match.group(0))
    core, unit = _without_unit(core)
    if match := re.fullmatch(rf"({SIGNED}){DASH}({SIGNED})", core):
        low, high = match.groups()
        return Reference(bare, amount(low), amount(high), low, high, unit=unit)
    if match := re.fullmatch(rf"({sign_pattern().pattern})\s*(?P<number>{SIGNED})", core, re.I):
        return _one_sided(bare, match.group(1), match["number"], unit)
    return Reference(bare)


def _one_sided(text: str, sign: str, number: str, unit: str) -> Reference:
    kind, value = read_sign(sign), amount(number)
    if kind in ("under", "at_most"):
        return Reference(text, high=value, high_text=number, high_counts=kind == "at_most", unit=unit)
    return Reference(text, low=value, low_text=number, low_counts=kind == "at_least", unit=unit)


def _without_unit(text: str) -> tuple[str, str]:
    """The words without their units, and the unit; a unit may stand behind each end."""
    found = [m.group(0) for m in unit_pattern().finditer(text)]
    return unit_pattern().sub(" ", text).strip(), found[-1] if found else ""


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return any_of(tuple(lab_rules().range_labels))


@lru_cache(maxsize=1)
def unit_pattern() -> re.Pattern[str]:
    """A unit of lab values behind a number or a blank."""
    choices = "|".join(lab_rules().units)
    return re.compile(rf"(?<![A-Za-z/])(?:{choices})(?![A-Za-z\d])")


def mark_of(flag: str) -> Mark | None:
    """What the lab says with a mark beside a value; None for none or one that is not known."""
    bare = flag.strip(" ()[]")
    for mark, ways in lab_rules().flags.items():
        if bare and re.fullmatch("|".join(f"(?:{way})" for way in ways), bare):
            return mark
    return None


def contradicts(flag: str, place: Place) -> bool:
    """Whether the lab's mark says something else than its printed range."""
    mark = mark_of(flag)
    if mark is None or place == "unknown":
        return False
    return place == "within" if mark == "outside" else mark != place
