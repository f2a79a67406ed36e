"""What a clinician's own section gets that the page does not ask for: limits, and words for its parts."""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.notes.parts import Part
from assistant.notes.template import Shape
from assistant.settings import ROOT


class ShapeLimits(BaseModel):
    """Fields of a section that follow from its shape."""

    model_config = ConfigDict(extra="forbid")

    max_tokens: int
    most_words: int
    frequency_penalty: float


class Excerpt(BaseModel):
    """How a choice of parts is named to the model."""

    model_config = ConfigDict(extra="forbid")

    parts: tuple[Part, ...]
    words: str


class OwnRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    parts: dict[Part, str]
    shapes: dict[Shape, ShapeLimits]
    excerpts: list[Excerpt]
    otherwise: str
    longest_title: int
    longest_instruction: int
    most_sections: int


@lru_cache(maxsize=1)
def own_rules() -> OwnRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/own_templates.yaml").read_text(encoding="utf-8")
    return OwnRules(**yaml.safe_load(source))


def excerpt_of(parts: tuple[Part, ...]) -> str:
    """How these parts together are named to the model."""
    rules = own_rules()
    return next((e.words for e in rules.excerpts if set(e.parts) == set(parts)), rules.otherwise)
