"""How likely the conversation states a claim, for what rules cannot see: words and meaning in one score.

Three things are combined by a logistic regression, trained on statements of published notes with their
own visit (said) and with another one (not said), by ``python -m eval.training.support``:

* the words: for each content word, the log of how much likelier it is to be heard (or not heard) in the
  visit of a note that writes it than in any visit. "Gallop", written and not heard, tells; "presents" less;
* how much of the claim one utterance holds, and one with its neighbours, rare words counting more;
* the meaning: cosine of sentence embeddings with the nearest utterances.

Weights: ``knowledge/rules/support.yaml``. Words: ``knowledge/vocabulary/said_words.json``.
"""

import json
import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assistant.grounding.said import Conversation
from assistant.settings import ROOT

MOST = 4.0
"""A single word's log likelihood ratio is held between -4 and 4: no word decides alone."""

NEAREST = 3
"""Utterances whose mean cosine is one of the features."""

Vector = NDArray[np.float32]
Chances = Callable[[str], tuple[float, float]]
"""A stem to its two chances, as ``SaidWords`` has them."""


class Weight(BaseModel):
    """A feature is centred, scaled and weighted."""

    model_config = ConfigDict(extra="forbid")

    mean: float
    scale: float
    weight: float


class SupportRules(BaseModel):
    """The trained weights and the thresholds; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    weights: dict[str, Weight]
    intercept: float
    unsupported: float
    doubtful: float
    reason: float


class SaidWords(BaseModel):
    """For each stem the chance that it is heard in the visit of a note that writes it, and in any visit."""

    model_config = ConfigDict(extra="forbid")

    unknown: tuple[float, float]
    words: dict[str, tuple[float, float]]


@lru_cache(maxsize=1)
def support_rules() -> SupportRules:
    """The weights and thresholds, read once."""
    source = (ROOT / "knowledge/rules/support.yaml").read_text(encoding="utf-8")
    return SupportRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def said_words() -> SaidWords:
    """The word chances, read once."""
    source = (ROOT / "knowledge/vocabulary/said_words.json").read_text(encoding="utf-8")
    return SaidWords(**json.loads(source))


class Support:
    """Scores claims against one conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self._said = [frozenset(s.terms) for s in conversation.said]
        none: frozenset[str] = frozenset()
        padded = [none, *self._said, none]
        self._near = [padded[i] | padded[i + 1] | padded[i + 2] for i in range(len(self._said))]
        self._heard = none.union(*self._said)

    def score(self, words: set[str], meaning: Vector) -> float:
        """Calibrated chance, 0 to 1, that a claim with these content words was said.

        ``meaning`` is its cosine with each utterance, in order.
        """
        if not words or not self._said:
            return 0.0
        return probability(self.features(words, meaning))

    def features(self, words: set[str], meaning: Vector, chances: Chances | None = None) -> dict[str, float]:
        """The features by name; all are higher for what was said, except ``length``."""
        known = chances or chances_of
        ratios = [ratio(known(word), word in self._heard) for word in words]
        rarity = {word: -math.log(known(word)[1]) for word in words}
        total = sum(rarity.values()) or 1.0

        def share(heard: frozenset[str]) -> float:
            return sum(rarity[word] for word in words & heard) / total

        nearest = np.sort(meaning)[::-1][:NEAREST]
        return {
            "likelihood": sum(ratios),
            "mean_likelihood": sum(ratios) / len(ratios),
            "least_likely_word": min(ratios),
            "heard": share(self._heard),
            "heard_in_one": max(share(said) for said in self._said),
            "heard_near": max(share(near) for near in self._near),
            "meaning": float(nearest[0]),
            "meaning_of_nearest": float(nearest.mean()),
            "length": math.log1p(len(words)),
        }

    def unheard(self, words: set[str]) -> list[str]:
        """The stems nobody said, the most telling first."""
        silent = [word for word in words if word not in self._heard]
        return sorted(silent, key=lambda word: ratio(chances_of(word), False))


def probability(features: dict[str, float]) -> float:
    """The logistic regression of the rules file."""
    rules = support_rules()
    total = rules.intercept + sum(
        weight.weight * (features[name] - weight.mean) / weight.scale
        for name, weight in rules.weights.items()
    )
    return 1.0 / (1.0 + math.exp(-total))


def chances_of(word: str) -> tuple[float, float]:
    """The chances of a stem, from the vocabulary file."""
    table = said_words()
    return table.words.get(word, table.unknown)


def ratio(chances: tuple[float, float], heard: bool) -> float:
    """Log likelihood ratio of hearing, or not hearing, a word in its note's visit against any visit."""
    own, anywhere = chances
    value = math.log(own / anywhere) if heard else math.log((1 - own) / (1 - anywhere))
    return max(-MOST, min(MOST, value))
