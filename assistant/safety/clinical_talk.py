"""How much of a conversation is about health, by the words of ``knowledge/vocabulary/clinical_talk.yaml``."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ProvenoteError
from assistant.settings import ROOT


class ClinicalTalk(BaseModel):
    """The word lists and thresholds; see the file for how they were chosen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]
    least_words: int = Field(ge=1)
    least_distinct: int = Field(ge=1)
    least_distinct_long: int = Field(ge=1)
    long_words: int = Field(ge=1)
    least_per_hundred: float = Field(ge=0)
    window: int = Field(ge=1)
    symptoms: tuple[str, ...]
    body: tuple[str, ...]
    medicines: tuple[str, ...]
    tests: tuple[str, ...]
    care: tuple[str, ...]
    conditions: tuple[str, ...]

    def words(self) -> list[str]:
        """All words and phrases, longest first, so that a phrase wins over a word in it."""
        groups = (self.symptoms, self.body, self.medicines, self.tests, self.care, self.conditions)
        return sorted({w for group in groups for w in group}, key=len, reverse=True)


@dataclass(frozen=True)
class Measure:
    """Words in all, different clinical words, and clinical mentions in 100 words of the densest stretch."""

    words: int
    distinct: int
    per_hundred: float

    def is_clinical(self) -> bool:
        """True when enough different clinical words come close enough together."""
        limits = clinical_talk()
        long = self.words >= limits.long_words
        needed = limits.least_distinct_long if long else limits.least_distinct
        return self.distinct >= needed and self.per_hundred >= limits.least_per_hundred


@lru_cache(maxsize=1)
def clinical_talk() -> ClinicalTalk:
    """The lists that come with Provenote. Raises ProvenoteError when the file does not fit."""
    path = ROOT / "knowledge" / "vocabulary" / "clinical_talk.yaml"
    try:
        return ClinicalTalk.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ProvenoteError(f"The word list {path.name} is missing or not valid. Reinstall it.") from error


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    parts = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", " ") for w in clinical_talk().words())
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


def measure(text: str) -> Measure:
    """Counts for a text. Case, hyphens and punctuation do not matter."""
    words = re.findall(r"[\w']+", text.lower())
    mentions: list[tuple[int, str]] = []
    plain = " ".join(words)
    at, seen = 0, 0
    for match in _pattern().finditer(plain):
        at += plain.count(" ", seen, match.start())
        seen = match.start()
        mentions.append((at, match.group()))
    distinct = len({found for _, found in mentions})
    return Measure(len(words), distinct, _densest([at for at, _ in mentions], len(words)))


def _densest(places: list[int], length: int) -> float:
    """Mentions in a hundred words of the stretch of ``window`` words with the most of them."""
    window = max(1, min(clinical_talk().window, length))
    most, first = 0, 0
    for last, place in enumerate(places):
        while place - places[first] >= window:
            first += 1
        most = max(most, last - first + 1)
    return 100.0 * most / window
