"""What a section of a note means, told by its title or key: which part of the visit it reports.

The names are data, ``knowledge/rules/sections.yaml``. Of several names in a title the longest counts, so that
"Past medical history" is history and "Exam results" are results; of equally long ones the first.
"""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.stated import Part
from assistant.settings import ROOT


class SectionNames(BaseModel):
    """The rules file: names by part, organ systems, and for a plan kinds of action and first words."""

    model_config = ConfigDict(extra="forbid")

    parts: dict[Part, list[str]]
    systems: list[str]
    actions: list[str]
    sentence_starts: list[str]


@lru_cache(maxsize=1)
def section_names() -> SectionNames:
    """The names, read once."""
    source = (ROOT / "knowledge/rules/sections.yaml").read_text(encoding="utf-8")
    return SectionNames(**yaml.safe_load(source))


@lru_cache(maxsize=512)
def part_of(title: str, key: str = "") -> Part:
    """The part that a section belongs to by its title, else by its key; "" when neither tells."""
    return _named(title) or _named(key)


def is_known(title: str) -> bool:
    """True when a title is nothing but names: "Assessment and plan", but not "Labs are pending"."""
    rest = _pattern().sub(" ", _plain(title))
    return part_of(title) != "" and set(rest.split()) <= {"and", "or"}


def is_system(title: str) -> bool:
    """True when a title names organ systems, as "Neck" does in an examination."""
    words = _plain(title)
    for name in sorted(section_names().systems, key=len, reverse=True):
        words = re.sub(rf"\b{name}\b", " ", words)
    return bool(title.strip()) and set(words.split()) <= {"and", "or"}


def is_action(title: str) -> bool:
    """True when a title names a kind of action in a plan, such as "Medical treatment"."""
    return _plain(title) in section_names().actions


def starts_sentence(line: str) -> bool:
    """True when a line of a plan begins as its sentences do: "Continue lisinopril"."""
    words = _plain(line).split()
    return any(" ".join(words[:count]) in section_names().sentence_starts for count in (1, 2))


def _plain(title: str) -> str:
    """Lower-case words with single spaces between them; marks and "&" gone."""
    return " ".join(re.findall(r"[^\W_]+", title.lower()))


def _named(title: str) -> Part:
    found = [match.group(0) for match in _pattern().finditer(_plain(title))]
    return _parts()[max(found, key=len)] if found else ""


@lru_cache(maxsize=1)
def _parts() -> dict[str, Part]:
    return {name: part for part, names in section_names().parts.items() for name in names}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_parts(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b")
