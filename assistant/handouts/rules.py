"""The data files of handouts, read once and refused when they hold an unknown key or a bad pattern."""

import re
from collections import Counter
from functools import lru_cache
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from assistant.encounter import MedicineChange
from assistant.errors import ProvenoteError
from assistant.settings import ROOT

PARTS = "rules/handout.yaml"
MEDICINES = "rules/medicine_rows.yaml"
FIDELITY = "rules/handout_fidelity.yaml"
WORDS = "vocabulary/plain_words.yaml"
PASSIVE = "rules/passive.yaml"
READING = "rules/reading.yaml"
TONE = "rules/tone.yaml"
SIMPLER = "rules/simpler.yaml"
EMERGENCIES = "rules/emergencies.yaml"
DATA_FILES = (PARTS, MEDICINES, FIDELITY, WORDS, TONE, SIMPLER, EMERGENCIES)
"""Under ``knowledge/``; their hashes are part of a handout's provenance."""


class RulesError(ProvenoteError):
    """A rules or vocabulary file cannot be used."""


def _any_of(patterns: object) -> re.Pattern[str]:
    """One pattern that matches where any of the listed ones does; an empty list matches nowhere."""
    if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
        raise ValueError("a list of patterns is needed")
    try:
        return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error


AnyOf = Annotated[re.Pattern[str], BeforeValidator(_any_of)]


class Data(BaseModel):
    """A data file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PartRule(Data):
    """One part of the handout and which statements go there. ``at_most`` 0 is no limit.

    ``trim`` is what is cut off a statement's front, "The patient" put in its place. ``urgent`` is the part
    that takes its statement instead when that names a sign to call the emergency number for.
    """

    key: str
    title: str
    claims: int
    source: AnyOf = Field(alias="from")
    cues: list[str]
    unless: AnyOf = re.compile(r"(?!)")
    prefer: AnyOf = re.compile(r"(?!)")
    trim: AnyOf = re.compile(r"(?!)")
    fragment: str = ""
    only_preferred: bool = False
    retells: bool = False
    urgent: str = ""
    at_most: int = 0
    must_keep: bool

    def wants(self, where: str, statement: str) -> bool:
        """Whether this part takes a statement of the part of the note called ``where``."""
        if not self.source.search(where) or self.unless.search(statement):
            return False
        return not self.cues or bool(_any_of(self.cues).search(statement))


class PartRules(Data):
    """``knowledge/rules/handout.yaml``."""

    sections: list[PartRule]
    skip_sections: AnyOf
    skip_statements: AnyOf
    retold: AnyOf


class MedicineRules(Data):
    """``knowledge/rules/medicine_rows.yaml``."""

    medicine_sections: AnyOf
    plan_sections: AnyOf
    no_row: AnyOf
    changes: dict[MedicineChange, AnyOf]
    often: dict[str, AnyOf]
    amount: AnyOf
    when: AnyOf
    until: AnyOf
    what_for: AnyOf


class FidelityRules(Data):
    """``knowledge/rules/handout_fidelity.yaml``. Each row of ``added``: the words, then what also says it."""

    actions: dict[str, AnyOf]
    denial: AnyOf
    denial_equals: AnyOf
    added: list[list[str]]
    change: list[str]
    opposite: list[tuple[str, str]]
    dates: AnyOf
    seeks: AnyOf
    longest: float
    spare: int
    strange: int
    kept: float
    model_kept: float
    model_strange: float


class PlainWords(Data):
    """``knowledge/vocabulary/plain_words.yaml``. ``terms`` and ``long_words``: a word and its plain twin."""

    terms: dict[str, str]
    long_words: dict[str, str]
    labels: list[str]
    body: dict[str, str]
    ours: list[str]
    said: dict[str, str]

    @model_validator(mode="after")
    def _each_word_once(self) -> "PlainWords":
        known = Counter(name.lower() for name in (*self.terms, *self.long_words))
        twice = sorted(name for name, count in known.items() if count > 1)
        if twice:
            raise ValueError(f"these words stand there twice: {', '.join(twice)}")
        return self

    def replacements(self) -> dict[str, str]:
        """Every word that is replaced, clinical or only long."""
        return {**self.terms, **self.long_words}


class PassiveRules(Data):
    """``knowledge/rules/passive.yaml``. All words are in small letters."""

    auxiliaries: frozenset[str]
    between: frozenset[str]
    askers: frozenset[str]
    irregular: frozenset[str]
    states: frozenset[str]
    not_participles: frozenset[str]
    passive_states: AnyOf
    no_passive: AnyOf


class ReadingRules(Data):
    """``knowledge/rules/reading.yaml``: from where a sentence is hard; see the file."""

    long_sentence: int = Field(ge=1)
    long_word: int = Field(ge=2)
    long_words: int = Field(ge=1)
    hardest: int = Field(ge=1)


Kind = TypeVar("Kind", bound=Data)


def _read(kind: type[Kind], file: str) -> Kind:
    try:
        return kind.model_validate(yaml.safe_load((ROOT / "knowledge" / file).read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise RulesError(f"knowledge/{file} cannot be used; restore it from the release. {error}") from error


@lru_cache(maxsize=1)
def part_rules() -> PartRules:
    """Which statements go into which part."""
    return _read(PartRules, PARTS)


@lru_cache(maxsize=1)
def medicine_rules() -> MedicineRules:
    """How medicine rows are copied."""
    return _read(MedicineRules, MEDICINES)


@lru_cache(maxsize=1)
def fidelity_rules() -> FidelityRules:
    """What may not differ between a sentence and its source."""
    return _read(FidelityRules, FIDELITY)


@lru_cache(maxsize=1)
def plain_words() -> PlainWords:
    """Clinical words and what a patient would say."""
    return _read(PlainWords, WORDS)


@lru_cache(maxsize=1)
def passive_rules() -> PassiveRules:
    """Which words make a verb passive."""
    return _read(PassiveRules, PASSIVE)


@lru_cache(maxsize=1)
def reading_rules() -> ReadingRules:
    """From where a sentence is hard to read."""
    return _read(ReadingRules, READING)
