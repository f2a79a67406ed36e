"""How long a note is to be: brief, standard or detailed, as one more instruction and another token limit.

``standard`` leaves every section exactly as its template has it.
"""

from functools import lru_cache
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.notes.template import SectionTemplate, Shape
from assistant.prompts import load_prompt
from assistant.settings import ROOT

Length = Literal["brief", "standard", "detailed"]
LENGTHS: tuple[Length, ...] = get_args(Length)


class Shares(BaseModel):
    """Share of the template's token limit for each length, 0.1 to 2."""

    model_config = ConfigDict(extra="forbid")

    brief: float = Field(ge=0.1, le=2)
    standard: float = Field(ge=1, le=1)
    detailed: float = Field(ge=0.1, le=2)


class LengthRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    tokens: Shares


@lru_cache(maxsize=1)
def length_rules() -> LengthRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/length.yaml").read_text(encoding="utf-8")
    return LengthRules(**yaml.safe_load(source))


def length_text(length: Length, shape: Shape) -> str:
    """What is added to the instruction of a section of this shape; "" for a standard note."""
    return "" if length == "standard" else load_prompt("notes/length").render(length=length, shape=shape)


def tokens(section: SectionTemplate, length: Length) -> int:
    """The token limit of one answer for this section."""
    share: float = getattr(length_rules().tokens, length)
    return max(16, min(2000, round(section.max_tokens * share)))
