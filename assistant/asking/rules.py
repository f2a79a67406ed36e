"""When a passage bears out a sentence, as data: ``knowledge/rules/asking.yaml``."""

import re
from functools import cache, lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.settings import ROOT

Bound = Literal["at_least", "over", "at_most", "under", "before", "after", ""]
"""How a number is bounded; "" when the words leave it as it is."""


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BoundWords(Strict):
    """Patterns that stand before a number and behind it."""

    before: list[str]
    behind: list[str]


class AskingRules(Strict):
    """The rules file; what each list is, is said there. Shares are 0 to 1."""

    version: int
    words: float = Field(ge=0, le=1)
    clause_words: float = Field(ge=0, le=1)
    shared: int = Field(ge=1)
    fewest: int = Field(ge=1)
    leaning: frozenset[str]
    allergens: list[str]
    quoted: float = Field(ge=0, le=1)
    light: frozenset[str]
    denials: list[str]
    not_denials: list[str]
    clauses: list[str]
    bounds: dict[Bound, BoundWords]
    decisive: dict[str, list[str]]

    @field_validator("denials", "not_denials", "clauses", "allergens")
    @classmethod
    def _compiles(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns


@lru_cache(maxsize=1)
def asking_rules() -> AskingRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/asking.yaml").read_text(encoding="utf-8")
    return AskingRules(**yaml.safe_load(source))


@cache
def whole_words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the patterns as whole words; "n't" ends a word and begins none."""
    return re.compile(r"(?:(?<![\w-])|(?=n't))(?:" + "|".join(patterns) + r")(?!\w)", re.I)
