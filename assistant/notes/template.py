"""Note templates as data: which sections, in which order, and what is asked for in each.

Files are ``assistant/notes/templates/<name>.yaml``; unknown keys are refused.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.errors import InputRefused
from assistant.notes.parts import PARTS, Part

FOLDER = Path(__file__).parent / "templates"

Shape = Literal["paragraphs", "lines", "problems"]
"""How a section is written: flowing sentences; one line a system or test; problems with lines below."""


class SectionTemplate(BaseModel):
    """One section: which parts of the visit it is written from, and what the model is asked to write.

    ``excerpt`` names the parts to the model. A part of more than ``most_words`` words (0: no limit) is
    read in windows, and ``go_on`` is asked of every window after the first. ``max_tokens`` is of one answer.
    ``frequency_penalty`` (OpenAI's parameter) keeps a small model from saying the same thing again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    title: str
    parts: tuple[Part, ...] = Field(min_length=1)
    excerpt: str
    shape: Shape
    max_tokens: int = Field(ge=16, le=2000)
    most_words: int = Field(0, ge=0)
    frequency_penalty: float = Field(0.1, ge=0, le=2)
    instruction: str
    go_on: str = ""


class Template(BaseModel):
    """A named list of sections that together read the whole visit. ``sha256`` is of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    label: str
    description: str
    sections: tuple[SectionTemplate, ...]
    sha256: str = ""

    @model_validator(mode="after")
    def _covers_the_visit(self) -> "Template":
        missing = set(PARTS) - {part for section in self.sections for part in section.parts}
        if missing:
            raise ValueError(f"no section is written from: {', '.join(sorted(missing))}")
        return self


def template_names() -> list[str]:
    """The templates that can be chosen."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@lru_cache
def load_template(name: str) -> Template:
    """The template with this name. Raises InputRefused when there is none or its file is malformed."""
    if name not in template_names():
        raise InputRefused(
            f"There is no template of that name. Choose one of: {', '.join(template_names())}."
        )
    source = (FOLDER / f"{name}.yaml").read_bytes()
    try:
        return Template(**yaml.safe_load(source), sha256=hashlib.sha256(source).hexdigest())
    except (ValidationError, TypeError, yaml.YAMLError) as error:
        raise InputRefused(f"The template {name} cannot be read: check the keys in its file.") from error
