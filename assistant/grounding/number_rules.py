"""Thresholds and patterns for numbers: ``knowledge/rules/numbers.yaml``; what each is, is said there."""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class NamedDose(BaseModel):
    """A way to say a medicine (a regular expression) that means one dose of it."""

    model_config = ConfigDict(extra="forbid")

    name: str
    drug: str
    value: str
    unit: str


class NumberRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    with_unit: float
    telling: float
    telling_from: float
    bare: float
    vague: float
    against_unit: float
    ahead: float
    pain_ahead: float
    heard_from: float
    other_way: float
    scales: list[str]
    usual: list[str]
    critical_units: list[str]
    measured: list[str]
    named_doses: list[NamedDose]


@lru_cache(maxsize=1)
def number_rules() -> NumberRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/numbers.yaml").read_text(encoding="utf-8")
    return NumberRules(**yaml.safe_load(source))
