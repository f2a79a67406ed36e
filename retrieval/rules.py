"""How a search weighs its signals, and from which score a passage is worth showing."""

import math
import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.settings import ROOT
from retrieval.query import Query
from retrieval.rerank import PARTS, Part

RULES = ROOT / "knowledge" / "rules" / "retrieval.toml"


class Scoring(BaseModel):
    """The weights of the parts of a score, which add up to 1, and the score below which nothing is shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weakest: float = Field(ge=0, le=1)
    weights: dict[Part, float]

    @field_validator("weights")
    @classmethod
    def _a_whole(cls, weights: dict[Part, float]) -> dict[Part, float]:
        if set(weights) != set(PARTS) or min(weights.values()) < 0:
            raise ValueError(f"need one weight of 0 or more for each of {', '.join(PARTS)}")
        if not math.isclose(sum(weights.values()), 1, abs_tol=1e-6):
            raise ValueError("must add up to 1")
        return weights


class SearchRules(BaseModel):
    """The file ``knowledge/rules/retrieval.toml``, which says what each key is.

    A problem name is answered by every passage on the topic, a question only by one that says so: each
    has its own scoring.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    candidates: int = Field(ge=1)
    rank_constant: float = Field(ge=0)
    words_rank_weight: float = Field(ge=0)
    reranked: int = Field(ge=1)
    related_credit: float = Field(ge=0, le=1)
    own_first: float = Field(ge=0, le=1)
    beside_best: float = Field(ge=0, le=1)
    names: Scoring
    questions: Scoring

    def scoring(self, query: Query) -> Scoring:
        """How passages for this query are scored."""
        return self.questions if query.question else self.names


def read_rules(path: Path) -> SearchRules:
    """The rules in a file; unknown keys are refused."""
    return SearchRules(**tomllib.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def search_rules() -> SearchRules:
    """The rules that ship with Provenote, read once."""
    return read_rules(RULES)
