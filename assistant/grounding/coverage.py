"""How much of what a note would take up of a conversation it leaves out, as one number: the omission rate.

Every word, number and drug that was said has a chance to be written in a note: learned from published
visits and their notes, because "lisinopril" is written and "weather" is not. The note should hold what
these chances expect; the rate is the share of it that is missing. It ranks notes; it names no fact, which
``assistant.grounding.omissions`` does.
"""

import json
import math
from collections import Counter
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Note
from assistant.grounding.said import Conversation, content
from assistant.grounding.vocabulary import drugs
from assistant.settings import ROOT

NUMBER = "#"
"""Stands for every number in the table: a number's value says little about its chance."""


class CoverageRules(BaseModel):
    """Trained weights of the log odds that something said is written; unknown keys are refused.

    ``chance`` weighs the log odds of the word in the table, ``times`` the log of how often it was said,
    ``size`` the log of how many different things were said.
    """

    model_config = ConfigDict(extra="forbid")

    chance: float
    times: float
    size: float
    intercept: float


class WrittenWords(BaseModel):
    """For each stem the chance that a note has it when the conversation does."""

    model_config = ConfigDict(extra="forbid")

    unknown: float
    words: dict[str, float]

    def chance(self, item: str) -> float:
        """The chance of an item, as ``items`` gives them."""
        return self.words.get(NUMBER if item[0].isdigit() else item, self.unknown)


@lru_cache(maxsize=1)
def coverage_rules() -> CoverageRules:
    """The weights, read once."""
    source = (ROOT / "knowledge/rules/coverage.yaml").read_text(encoding="utf-8")
    return CoverageRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def written_words() -> WrittenWords:
    """The table, read once."""
    source = (ROOT / "knowledge/vocabulary/written_words.json").read_text(encoding="utf-8")
    return WrittenWords(**json.loads(source))


def items(text: str) -> set[str]:
    """What of a text is compared: stems, numbers as values, drugs by generic name."""
    return content(text) | {f"drug {name}" for name in drugs(text)}


def said_items(conversation: Conversation) -> Counter[str]:
    """Everything that was said, with the number of utterances that say it."""
    return Counter(item for said in conversation.said for item in items(said.utterance.text))


def salience(said: Counter[str], rules: CoverageRules, table: WrittenWords) -> dict[str, float]:
    """The chance, 0 to 1, of each thing said that a note has it."""
    size = rules.size * math.log(1 + len(said)) + rules.intercept
    return {
        item: _logistic(rules.chance * _odds(table.chance(item)) + rules.times * math.log(count) + size)
        for item, count in said.items()
    }


def omission_rate(note: Note | str, conversation: Conversation) -> float:
    """The share, 0 to 1, of what a note of this conversation would hold that it does not hold.

    What was taken up is weighed against what is expected, both with the salience as the weight, so that a
    good note is near 0 although it leaves out small talk; 0 when nothing was said.
    """
    weights = salience(said_items(conversation), coverage_rules(), written_words())
    written = items(note if isinstance(note, str) else note.of_this_patient())
    expected = sum(weight * weight for weight in weights.values())
    covered = sum(weight for item, weight in weights.items() if item in written)
    return max(0.0, 1 - covered / expected) if expected else 0.0


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
