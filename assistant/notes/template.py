"""Note templates as data: which sections, in which order, and what is asked for in each.

Those that come with Provenote are ``assistant/notes/templates/<name>.yaml``; a clinician's own lie in a
folder of the data folder and are read by the same rules. Unknown keys are refused. An own file with the
name of a built-in template is not read: the built-in one cannot be shadowed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

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

    key: str = Field(min_length=1)
    title: str = Field(min_length=1)
    parts: tuple[Part, ...] = Field(min_length=1)
    excerpt: str
    shape: Shape
    max_tokens: int = Field(ge=16, le=2000)
    most_words: int = Field(0, ge=0)
    frequency_penalty: float = Field(0.1, ge=0, le=2)
    instruction: str = Field(min_length=1)
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
        if missing := unread(part for section in self.sections for part in section.parts):
            raise ValueError(f"no section is written from: {', '.join(missing)}")
        twice = [key for key, times in Counter(s.key for s in self.sections).items() if times > 1]
        if twice:
            raise ValueError(f"two sections have the key {twice[0]}")
        return self


def unread(read: Iterable[Part]) -> list[Part]:
    """The parts of the visit that are not among those read: what is said there would be lost."""
    return sorted(set(PARTS) - set(read), key=PARTS.index)


def built_in_names() -> list[str]:
    """The templates that come with Provenote."""
    return _names(FOLDER)


def template_names(folder: Path | None = None) -> list[str]:
    """The templates that can be chosen: the built-in ones, then the own ones of ``folder``."""
    built_in = built_in_names()
    return built_in + [name for name in _names(folder) if name not in built_in] if folder else built_in


def _names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.yaml"))


def load_template(name: str, folder: Path | None = None) -> Template:
    """The template with this name. Raises InputRefused when there is none or its file is malformed."""
    if name not in template_names(folder):
        known = ", ".join(template_names(folder))
        raise InputRefused(f"There is no template of that name. Choose one of: {known}.")
    place = FOLDER if folder is None or name in built_in_names() else folder
    try:
        return _read(name, (place / f"{name}.yaml").read_bytes())
    except (OSError, ValueError, TypeError, yaml.YAMLError) as error:
        raise InputRefused(f"The template {name} cannot be read: check the keys in its file.") from error


@lru_cache(maxsize=64)
def _read(name: str, source: bytes) -> Template:
    """A template's file as its model; kept by content, so that an edited file is read anew."""
    template = Template(**yaml.safe_load(source), sha256=hashlib.sha256(source).hexdigest())
    if template.name != name:
        raise ValueError("the name in the file is not the file's name")
    return template


def readable_templates(folder: Path | None = None) -> list[Template]:
    """The templates whose files can be read, in the order of ``template_names``."""
    return [found for name in template_names(folder) if (found := _readable(name, folder)) is not None]


def _readable(name: str, folder: Path | None) -> Template | None:
    try:
        return load_template(name, folder)
    except InputRefused:
        return None
