"""A clinician's own templates: made from a built-in one, checked, and kept as YAML in the data folder."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.errors import InputRefused, StorageFailed
from assistant.notes.kept import write_whole
from assistant.notes.own_rules import excerpt_of, own_rules
from assistant.notes.parts import Part
from assistant.notes.template import (
    SectionTemplate,
    Shape,
    Template,
    built_in_names,
    template_names,
    unread,
)

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""Names of files: safe on every file system, and never a path."""


def own_folder(data_dir: Path) -> Path:
    """Where own templates lie."""
    return data_dir / "templates"


def own_names(folder: Path) -> list[str]:
    """The own templates, also those that cannot be read."""
    return template_names(folder)[len(built_in_names()) :]


class OwnSection(BaseModel):
    """A section as the clinician fills it in. ``base`` is the built-in section it was copied from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    parts: tuple[Part, ...]
    shape: Shape
    instruction: str
    base: SectionTemplate | None = None

    @classmethod
    def of(cls, section: SectionTemplate) -> "OwnSection":
        """The form of an existing section."""
        return cls(
            title=section.title,
            parts=section.parts,
            shape=section.shape,
            instruction=section.instruction.strip(),
            base=section,
        )


def name_of(label: str) -> str:
    """The file's name for a label: "My clinic note" becomes "my-clinic-note"; "" when no letter is left."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40].strip("-")


def faults(label: str, sections: Sequence[OwnSection], folder: Path, replaces: str = "") -> list[str]:
    """What keeps a template from being saved, each as one sentence; none when it can be.

    ``replaces`` is the name of the own template that is being edited, "" for a new one.
    """
    found = [*_name_faults(label, folder, replaces)]
    if not 0 < len(sections) <= own_rules().most_sections:
        return [*found, f"A template has 1 to {own_rules().most_sections} sections."]
    for number, section in enumerate(sections, start=1):
        found += [f"Section {number}: {fault}" for fault in _section_faults(section)]
    titles = [section.title.strip().lower() for section in sections]
    found += [f"Two sections are called “{t}”." for t in dict.fromkeys(titles) if t and titles.count(t) > 1]
    return found + _unread_faults(sections)


def _unread_faults(sections: Iterable[OwnSection]) -> list[str]:
    names = [own_rules().parts[part] for part in unread(p for s in sections for p in s.parts)]
    return [f"No section is written from: {name}. What is said there would be lost." for name in names]


def _name_faults(label: str, folder: Path, replaces: str) -> Iterable[str]:
    name = name_of(label)
    if not NAME.fullmatch(name):
        yield "Give the template a name with letters or digits."
    elif name in built_in_names():
        yield "This is the name of a built-in template. Choose another name."
    elif name != replaces and name in own_names(folder):
        yield "You have a template of this name already. Choose another name."


def _section_faults(section: OwnSection) -> Iterable[str]:
    rules = own_rules()
    if not 0 < len(section.title.strip()) <= rules.longest_title:
        yield f"give it a title of at most {rules.longest_title} characters."
    if not section.parts:
        yield "choose what it is written from."
    if not 0 < len(section.instruction.strip()) <= rules.longest_instruction:
        yield f"write an instruction of at most {rules.longest_instruction} characters."


def assembled(label: str, description: str, sections: Sequence[OwnSection]) -> Template:
    """The template of a form without ``faults``; ValueError for one with some."""
    made: list[SectionTemplate] = []
    for section in sections:
        made.append(_section(section, {s.key for s in made}))
    return Template(
        name=name_of(label),
        label=" ".join(label.split()),
        description=" ".join(description.split()),
        sections=tuple(made),
    )


def _section(section: OwnSection, taken: set[str]) -> SectionTemplate:
    """The whole section; what the form does not ask for is the built-in one's, or follows from the rules."""
    instruction, base = section.instruction.strip(), section.base
    unchanged = base is not None and base.instruction.strip() == instruction
    limits = own_rules().shapes[section.shape].model_dump()
    if base is not None and base.shape == section.shape:
        limits = base.model_dump(include=set(limits))
    return SectionTemplate(
        key=_key(base.key if base else section.title, taken),
        title=" ".join(section.title.split()),
        parts=section.parts,
        excerpt=base.excerpt if base and base.parts == section.parts else excerpt_of(section.parts),
        shape=section.shape,
        instruction=instruction,
        go_on=base.go_on if base and unchanged else "",
        **limits,
    )


def _key(wanted: str, taken: set[str]) -> str:
    name = name_of(wanted) or "section"
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(n for n in numbered if n not in taken)


def save_template(template: Template, folder: Path, replaces: str = "") -> None:
    """Keep a template; one that is renamed leaves its old name.

    Raises InputRefused for a name that is taken or is no name, and StorageFailed.
    """
    if problem := next(iter(_name_faults(template.name, folder, replaces)), ""):
        raise InputRefused(problem)
    content = template.model_dump(mode="json", exclude={"sha256"})
    source = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)
    write_whole(folder / f"{template.name}.yaml", source.encode())
    if replaces and replaces != template.name:
        delete_template(replaces, folder)


def delete_template(name: str, folder: Path) -> None:
    """Remove an own template. Notes that were written by it stay as they are. Raises StorageFailed."""
    if name not in own_names(folder):
        raise InputRefused("This template is no longer there.")
    try:
        (folder / f"{name}.yaml").unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed(f"The template could not be removed: {error.strerror}.") from error
