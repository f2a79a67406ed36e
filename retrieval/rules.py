"""How a search weighs its signals, and from which score a passage is worth showing."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant.settings import ROOT

RULES = ROOT / "knowledge" / "rules" / "retrieval.toml"


class SearchRules(BaseModel):
    """The file ``knowledge/rules/retrieval.toml``; the three weights add up to 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage_weight: float = Field(ge=0, le=1)
    topic_weight: float = Field(ge=0, le=1)
    words_weight: float = Field(ge=0, le=1)
    candidates: int = Field(ge=1)
    weakest: float = Field(ge=0, le=1)


def read_rules(path: Path) -> SearchRules:
    """The rules in a file; unknown keys are refused."""
    return SearchRules(**tomllib.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def search_rules() -> SearchRules:
    """The rules that ship with Provenote, read once."""
    return read_rules(RULES)
