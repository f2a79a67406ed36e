"""Which field of a record is its title, text, grade and so on: names as data."""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.settings import ROOT

RULES = ROOT / "knowledge" / "rules" / "record_fields.yaml"


class RecordFields(BaseModel):
    """The file ``knowledge/rules/record_fields.yaml``: for each part of a record, names in order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: tuple[str, ...] = Field(min_length=1)
    text: tuple[str, ...] = Field(min_length=1)
    grade: tuple[str, ...]
    year: tuple[str, ...]
    section: tuple[str, ...]
    population: tuple[str, ...]
    publisher: tuple[str, ...]
    url: tuple[str, ...]


@lru_cache(maxsize=1)
def record_fields() -> RecordFields:
    """The names that ship with Provenote, read once."""
    return RecordFields(**yaml.safe_load(RULES.read_text(encoding="utf-8")))


def plain_name(name: str) -> str:
    """A field's name as it is compared: ``Age range`` and ``ageRange`` are the same."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
