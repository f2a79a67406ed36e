"""Classes of medicines: "a statin" may be atorvastatin. Data: ``knowledge/vocabulary/drug_classes.yaml``."""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class DrugClass(BaseModel):
    """The ways to say a class, and how to tell its members by their generic name."""

    model_config = ConfigDict(extra="forbid")

    said: list[str]
    endings: list[str] = []
    begins: list[str] = []
    names: list[str] = []

    def has(self, drug: str) -> bool:
        """Whether a generic name belongs to the class."""
        first = drug.split(" with ")[0]
        return (
            drug in self.names or first.endswith(tuple(self.endings)) or first.startswith(tuple(self.begins))
        )


@lru_cache(maxsize=1)
def drug_classes() -> dict[str, DrugClass]:
    """The classes, read once."""
    source = (ROOT / "knowledge/vocabulary/drug_classes.yaml").read_text(encoding="utf-8")
    return {name: DrugClass.model_validate(entry) for name, entry in yaml.safe_load(source).items()}


def classes_of(drug: str) -> list[str]:
    """The classes that a generic name belongs to."""
    return [name for name, group in drug_classes().items() if group.has(drug)]


def classes_in(text: str) -> dict[str, str]:
    """The classes that a text names, each with the words that name it."""
    return {_said()[m.group(0).lower()]: m.group(0) for m in _pattern().finditer(text)}


@lru_cache(maxsize=1)
def _said() -> dict[str, str]:
    return {words.lower(): name for name, group in drug_classes().items() for words in group.said}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_said(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in longest_first) + r")\b", re.I)
