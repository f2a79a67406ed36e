"""Sentences rated by published plain-language rules, to hold measures of readability against."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, model_validator

from assistant.encounter import Strict

SENTENCES = Path(__file__).with_name("questions") / "readability.yaml"

Rule = Literal["words", "ideas", "active", "length"]

PLAIN = 5
"""The rating of a sentence that keeps every rule; each broken one takes a point."""


class RatedSentence(Strict):
    """A sentence, its rating from 1 (hard) to 5 (plain), and the rules it breaks; see the file."""

    text: str = Field(min_length=1)
    rating: int = Field(ge=1, le=PLAIN)
    breaks: list[Rule]

    @model_validator(mode="after")
    def _rating_follows_from_the_rules(self) -> "RatedSentence":
        if self.rating != PLAIN - len(set(self.breaks)) or len(set(self.breaks)) < len(self.breaks):
            raise ValueError(f"rating {self.rating} does not go with broken rules {self.breaks}")
        return self


class RatedSentences(Strict):
    """The file ``eval/questions/readability.yaml``. Unknown keys are refused."""

    version: int
    sentences: list[RatedSentence]


@lru_cache(maxsize=1)
def rated_sentences(path: Path = SENTENCES) -> list[RatedSentence]:
    """The rated sentences, read once."""
    return RatedSentences(**yaml.safe_load(path.read_text(encoding="utf-8"))).sentences
