"""Reads the data files of languages; one that holds an unknown key or a wrong type is refused."""

from typing import TypeVar

import yaml
from pydantic import ValidationError

from assistant.handouts.rules import Data, RulesError
from assistant.settings import ROOT

Kind = TypeVar("Kind", bound=Data)


def read_rules(kind: type[Kind], file: str) -> Kind:
    """The file ``knowledge/<file>`` as this kind of data. Raises RulesError."""
    try:
        return kind.model_validate(yaml.safe_load((ROOT / "knowledge" / file).read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise RulesError(f"knowledge/{file} cannot be used; restore it from the release. {error}") from error
