"""The rules by which a sentence of a document counts as an instruction: data, read once."""

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.settings import ROOT

RULES = ROOT / "knowledge" / "rules" / "hidden_instructions.yaml"
_LIST = re.compile(r"\{([a-z]+)\}")
_BEGINNING = r"(?:^|(?<=\s)(?=(?-i:[A-Z])))"
"""Where a sentence may begin: also at a capital letter, after text that no full stop ends."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SentenceRule(_Strict):
    """A sentence is found when a pattern matches and ``unless`` does not; see the file for the rest."""

    name: str
    patterns: tuple[str, ...] = Field(min_length=1)
    unless: str = ""
    strong: bool = False


class ForeignQuestion(_Strict):
    """When a question or an order has nothing to do with its document. Counts are in words."""

    name: str
    begins: tuple[str, ...]
    orders: tuple[str, ...]
    least: int = Field(ge=1)
    document: int = Field(ge=1)
    generic: frozenset[str]


class HiddenRules(_Strict):
    """The file ``knowledge/rules/hidden_instructions.yaml``."""

    words: dict[str, tuple[str, ...]]
    rules: tuple[SentenceRule, ...]
    foreign_question: ForeignQuestion

    def compiled(self) -> list[tuple[SentenceRule, re.Pattern[str]]]:
        """Each rule with its patterns as one. Raises KeyError for a list of words that is not there."""
        return [(rule, re.compile("|".join(f"(?:{self._filled(p)})" for p in rule.patterns), re.IGNORECASE))
                for rule in self.rules]  # fmt: skip

    def _filled(self, pattern: str) -> str:
        begun = _BEGINNING + pattern[1:] if pattern.startswith("^") else pattern
        return _LIST.sub(lambda found: "(?:" + "|".join(self.words[found[1]]) + ")", begun)


def read_hidden_rules(path: Path = RULES) -> HiddenRules:
    """The rules in a file; unknown keys are refused."""
    return HiddenRules(**yaml.safe_load(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def hidden_rules() -> HiddenRules:
    """The rules that ship with Provenote, read once."""
    return read_hidden_rules()


@lru_cache(maxsize=1)
def compiled_rules() -> list[tuple[SentenceRule, re.Pattern[str]]]:
    """The same, ready to match, made once."""
    return hidden_rules().compiled()
