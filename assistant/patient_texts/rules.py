"""The data file of patient texts, read once and refused when it holds an unknown key or a bad pattern."""

import re
from functools import lru_cache
from typing import Annotated

import yaml
from pydantic import BeforeValidator, ValidationError

from assistant.handouts.rules import Data, RulesError
from assistant.patient_texts.text import TextKind
from assistant.settings import ROOT

FILE = "rules/patient_texts.yaml"
"""Under ``knowledge/``; its hash is part of a text's provenance."""


class Cue(Data):
    """Any of these words speaks for a kind, with this weight."""

    weight: int
    words: re.Pattern[str]


def _cue(row: object) -> object:
    """``[2, 'pattern', 'pattern']`` as a cue."""
    if not isinstance(row, list) or len(row) < 2:
        return row
    patterns = "|".join(f"(?:{pattern})" for pattern in row[1:])
    return Cue(weight=row[0], words=re.compile(patterns, re.IGNORECASE | re.MULTILINE))


class TextRules(Data):
    """``knowledge/rules/patient_texts.yaml``."""

    kinds: dict[TextKind, list[Annotated[Cue, BeforeValidator(_cue)]]]
    otherwise: TextKind
    capitals: frozenset[str]
    units: dict[str, str]
    names: frozenset[str]


@lru_cache(maxsize=1)
def text_rules() -> TextRules:
    """The rules."""
    try:
        content = yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8"))
        return TextRules.model_validate(content)
    except (OSError, yaml.YAMLError, ValidationError, re.error) as error:
        raise RulesError(f"knowledge/{FILE} cannot be used; restore it from the release. {error}") from error
