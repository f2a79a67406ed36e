"""The closed vocabulary of style: thresholds, verbs, wordings and abbreviations, all of them ours.

What a style may say of terms is in these files and nowhere else, so that no word of a note that a
clinician shows as an example can reach a prompt: ``knowledge/rules/style.yaml`` and
``knowledge/vocabulary/abbreviations.yaml``.
"""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.settings import ROOT


class StyleRules(BaseModel):
    """The rules file; what each number is, is said there. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    few_sentences: int = Field(ge=1)
    share: float = Field(gt=0.5, le=1)
    few_uses: int = Field(ge=1)
    few_terms: int = Field(ge=1)
    short: float
    long: float
    first_person: float
    impersonal: float
    labelled: float
    unlabelled: float
    past: list[str]
    present: list[str]
    omitted: list[str]
    patient: list[str]
    pronoun: list[str]
    first: list[str]
    wordings: list[list[str]]

    def group(self, wording: str) -> list[str]:
        """The wordings of the same thing, itself among them; empty when it is in no group."""
        return next((group for group in self.wordings if wording in group), [])


class Abbreviations(BaseModel):
    """Short form to long form; those in ``exact`` are only meant when written in capitals."""

    model_config = ConfigDict(extra="forbid")

    abbreviations: dict[str, str]
    exact: frozenset[str]

    def same(self, one: str, other: str) -> bool:
        """True when one text is the short form of the other."""
        pairs = {(short.lower(), long.lower()) for short, long in self.abbreviations.items()}
        return (one.lower(), other.lower()) in pairs or (other.lower(), one.lower()) in pairs


@lru_cache(maxsize=1)
def style_rules() -> StyleRules:
    """The rules, read once."""
    return StyleRules(**yaml.safe_load((ROOT / "knowledge/rules/style.yaml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def abbreviations() -> Abbreviations:
    """The abbreviations, read once."""
    source = (ROOT / "knowledge/vocabulary/abbreviations.yaml").read_text(encoding="utf-8")
    return Abbreviations(**yaml.safe_load(source))
