"""Reader of ``knowledge/rules/speakers.yaml`` and ``knowledge/rules/recognition.yaml``."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ProvenoteError
from assistant.settings import ROOT

Chance = float
"""A probability, 0 to 1, both ends excluded."""


class Rules(BaseModel):
    """Unknown keys are errors, so that a typo in a rule file is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(Rules):
    """How likely the speaker changes between two sentences."""

    question_then_answer: Chance = Field(gt=0, lt=1)
    question_then_other: Chance = Field(gt=0, lt=1)
    short_then_answer: Chance = Field(gt=0, lt=1)
    short_then_other: Chance = Field(gt=0, lt=1)
    statement_then_answer: Chance = Field(gt=0, lt=1)
    statement_then_other: Chance = Field(gt=0, lt=1)
    unfinished: Chance = Field(gt=0, lt=1)
    interrupted: Chance = Field(gt=0, lt=1)


class Labels(Rules):
    """Which labels of a typed transcript mean the clinician, and which the patient."""

    clinician: tuple[str, ...]
    patient: tuple[str, ...]


class SpeakerRules(Rules):
    """Cues and chances for telling speakers apart by their words; see the file for their meaning."""

    version: Literal[1]
    change: Change
    short_words: int = Field(ge=1)
    answer_openers: frozenset[str]
    labels: Labels
    clinician: dict[str, float]
    patient: dict[str, float]


class RecognitionRules(Rules):
    """What is taken for an invention of the recognizer, and how it is run; see the file."""

    version: Literal[1]
    beam: int = Field(ge=1)
    no_speech: float = Field(ge=0, le=1)
    no_speech_logprob: float = Field(le=0)
    stock_phrases: frozenset[str]
    stock_confidence: float = Field(ge=0, le=1)
    loop_words: int = Field(ge=1)
    loop_times: int = Field(ge=2)


File = TypeVar("File", bound=Rules)


def read_rules(path: Path, kind: type[File]) -> File:
    """A rule file as its model. Raises ProvenoteError naming the file when it does not fit."""
    try:
        return kind.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise ProvenoteError(f"The rule file {path.name} is missing or not valid. Reinstall it.") from error


@lru_cache(maxsize=1)
def speaker_rules() -> SpeakerRules:
    """The rules that come with Provenote."""
    return read_rules(ROOT / "knowledge" / "rules" / "speakers.yaml", SpeakerRules)


@lru_cache(maxsize=1)
def recognition_rules() -> RecognitionRules:
    """The rules that come with Provenote."""
    return read_rules(ROOT / "knowledge" / "rules" / "recognition.yaml", RecognitionRules)
