"""The chance that the guidelines that ship answer a question: from the best passage, and from its kind.

A score tells how like a question a passage is. A question that no guideline here answers is often just as
like one: the same drug, the same disease, another detail. It differs in two ways: a word that matters is
missing in the passage, and it asks for what such guidelines do not say (a price, the setting of a device).
The second is learned from questions with and without an answer, as weights of the question's own vector.
A practice's own documents may say such things, so they are judged by their score alone.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant.settings import ROOT
from retrieval.passage import Passage
from retrieval.query import Query
from retrieval.vocabulary import is_plain
from retrieval.why import Shared

RULES = ROOT / "knowledge" / "rules" / "answering.json"

SHORT = 4
"""Letters of a word that tell nothing: common words are short, terms of medicine long (Zipf 1935)."""

FURTHER = slice(1, 4)
"""The passages after the best one that it is compared with."""

Feature = Literal["passage", "covered", "near", "gap", "length", "lacking"]
FEATURES: tuple[Feature, ...] = get_args(Feature)
"""``passage``, ``covered`` and ``near`` are parts of the best passage's score; ``gap`` is how much higher it
is than the mean of the next three; ``length`` the logarithm of the question's words plus one; ``lacking`` the
letters beyond the fourth of the words that the passage has under no name, without plain words and numbers.
"""


class Answering(BaseModel):
    """The file ``answering.json``, made by ``python -m eval.training.answering``.

    ``kind`` weighs the numbers of the question's vector, of the embedding model whose vector of the probe
    sentence is ``probe``. Below ``least`` nothing is shown.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: float = Field(ge=0, le=1)
    constant: float
    features: dict[Feature, float]
    kind: list[float]
    probe: list[float]

    @field_validator("features")
    @classmethod
    def _all(cls, features: dict[Feature, float]) -> dict[Feature, float]:
        if set(features) != set(FEATURES):
            raise ValueError(f"need a weight for each of {', '.join(FEATURES)}")
        return features

    def chance(self, features: dict[Feature, float], vector: NDArray[np.float32]) -> float:
        """0 to 1, from the features of the best passage and the question's vector."""
        told = sum(self.features[name] * value for name, value in features.items())
        kind = float(np.asarray(self.kind) @ vector)
        return 1 / (1 + math.exp(-(self.constant + told + kind)))


@lru_cache(maxsize=1)
def answering() -> Answering:
    """What ships with Provenote, read once."""
    return Answering.model_validate_json(RULES.read_bytes())


def features(query: Query, ranked: Sequence[Passage], best: Shared) -> dict[Feature, float]:
    """Of passages that are scored, best first, and what the first of them shares with the question."""
    parts = ranked[0].why.scores if ranked[0].why else {}
    after = [passage.score for passage in ranked[FURTHER]]
    return {
        "passage": parts["passage"],
        "covered": parts["covered"],
        "near": parts["near"],
        "gap": ranked[0].score - sum(after) / len(after) if after else 0.0,
        "length": math.log(1 + len(query.words)),
        "lacking": float(sum(map(_letters, best.lacking))),
    }


def _letters(word: str) -> int:
    told = not is_plain(word) and not any(letter.isdigit() for letter in word)
    return max(0, len(word) - SHORT) if told else 0
