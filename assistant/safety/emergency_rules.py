"""The rules for emergencies as data, ``knowledge/rules/emergencies.yaml``; unknown keys are refused."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ProvenoteError
from assistant.settings import ROOT

FILE = "knowledge/rules/emergencies.yaml"

Kind = Literal["call", "today"]
"""Call the emergency number now, or be seen today."""

PIECE = re.compile(r"\{([a-z]+)\}")
"""A name of ``words`` in a pattern; counts such as {0,3} have digits."""


class Data(BaseModel):
    """A piece of the file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EmergencyRule(Data):
    """What is said, what must be told ``beside`` it (when not empty), and what it is not. Patterns."""

    kind: Kind
    means: str
    signs: list[str] = Field(min_length=1)
    beside: list[str] = []
    unless: list[str] = []


class EmergencyRules(Data):
    """The whole file; what each list is, is said there."""

    words: dict[str, str]
    rules: dict[str, EmergencyRule]
    supposes: list[str]
    tells_again: list[str]
    asks: list[str]
    asks_for: list[str]
    past: list[str]
    now: list[str]
    history: list[str]
    over: list[str]
    not_over: list[str]
    no_denials: list[str]
    addressed: list[str]


class Patterns:
    """The lists of the file, each as one pattern that finds any of its own. Raises re.error for a bad one."""

    def __init__(self, rules: EmergencyRules) -> None:
        self._words = rules.words
        self.supposes = self._any_of(rules.supposes)
        self.tells_again = self._any_of(rules.tells_again)
        self.asks = self._any_of(rules.asks)
        self.asks_for = self._any_of(rules.asks_for)
        self.past = self._any_of(rules.past)
        self.now = self._any_of(rules.now)
        self.history = self._any_of(rules.history)
        self.over = self._any_of(rules.over)
        self.not_over = self._any_of(rules.not_over)
        self.no_denials = self._any_of(rules.no_denials)
        self.addressed = self._any_of(rules.addressed)
        self.rules = rules.rules
        self.signs = {name: self._any_of(rule.signs) for name, rule in rules.rules.items()}
        self.beside = {name: self._any_of(rule.beside) for name, rule in rules.rules.items()}
        self.unless = {name: self._any_of(rule.unless) for name, rule in rules.rules.items()}

    def _any_of(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Begins at the beginning of a word. Longer wordings are not preferred: any match will do."""
        whole = "|".join(f"(?:{self._filled(pattern)})" for pattern in patterns)
        return re.compile(rf"(?<!\w)(?:{whole})" if whole else r"(?!)", re.IGNORECASE)

    def _filled(self, pattern: str) -> str:
        """The pattern with its pieces put in; pieces may hold pieces. Raises KeyError for an unknown one."""
        while PIECE.search(pattern):
            pattern = PIECE.sub(lambda piece: self._words[piece.group(1)], pattern)
        return pattern


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The rules that ship, read once. Raises ProvenoteError when the file cannot be used."""
    try:
        text = (ROOT / FILE).read_text(encoding="utf-8")
        return Patterns(EmergencyRules.model_validate(yaml.safe_load(text)))
    except (OSError, yaml.YAMLError, ValidationError, re.error, KeyError) as error:
        raise ProvenoteError(f"{FILE} cannot be used; restore it from the release. {error}") from error
