"""How lab reports are read, as data: ``knowledge/rules/lab_report.yaml``. Unknown keys are errors."""

import re
from functools import cached_property, lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

FILE = "rules/lab_report.yaml"
"""Under ``knowledge/``."""

Sign = Literal["at_most", "at_least", "under", "over"]
Direction = Literal["above", "below"]
Mark = Literal["above", "below", "outside", "within"]
Column = Literal["name", "result", "flag", "unit", "reference", "low", "high", "other"]


LETTERS = re.compile(r"[^A-Za-z0-9 -]")
"""All but what a way is measured by: "CA 19-9" is longer than "Ca"."""


class Test(BaseModel):
    """The ways to write a test, and what a patient would call it, "" where its name is plain enough."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    __test__ = False

    ways: list[str]
    plain: str


class LabRules(BaseModel):
    """The rules file; see there what each list is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tests: dict[str, Test]
    units: list[str]
    same_units: list[list[str]]
    bounds: dict[Sign, list[str]]
    range_labels: list[str]
    flags: dict[Mark, list[str]]
    results: list[str]
    no_values: list[str]
    dose_words: list[str]
    no_tests: list[str]
    lead_in: list[str]
    joins: list[str]
    specimens: list[str]
    other_fluids: list[str]
    columns: dict[Column, list[str]]
    meaning: list[str]
    no_meaning: list[str]
    for_others: list[str]
    not_the_test: list[str]
    directions: dict[Direction, list[str]]
    impression: list[str]

    @cached_property
    def known(self) -> re.Pattern[str]:
        """Any known test as whole words; the longest way wins. Its group tells which test it is."""
        ways = [way for test in self.tests.values() for way in test.ways]
        ways.sort(key=lambda way: -len(LETTERS.sub("", way)))
        return re.compile("|".join(rf"(?<![\w-])(?:{way})(?![\w-])" for way in ways), re.I)

    def same_unit(self, one: str, other: str) -> bool:
        """Whether two units, however they are written, are the same amount."""
        a, b = bare_unit(one), bare_unit(other)
        return a == b or any({a, b} <= set(map(bare_unit, same)) for same in self.same_units)

    def test(self, name: str) -> str:
        """The test that a name stands for, "" for an unknown one. "HEMOGLOBIN A1C" is hemoglobin A1c."""
        for test, known in self.tests.items():
            if (
                any(re.fullmatch(way, name.strip(), re.I) for way in known.ways)
                or test.lower() == name.lower()
            ):
                return test
        return ""


def bare_unit(unit: str) -> str:
    """A unit without blanks, capitals and ways to write its letters: "µg / L" is "ug/l"."""
    plain = unit.translate(str.maketrans("µμ²³⁹", "uu239")).lower()
    return re.sub(r"[\s^*]", "", plain).replace("mcg", "ug")


@lru_cache(maxsize=1)
def lab_rules() -> LabRules:
    """The rules, read once."""
    return LabRules(**yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8")))


@lru_cache(maxsize=64)
def any_of(patterns: tuple[str, ...], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the patterns, not within a word; the longest alternatives are tried first."""
    choices = "|".join(f"(?:{p})" for p in sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", flags)
