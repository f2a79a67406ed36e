"""The words that make numbers and units, as data: ``knowledge/vocabulary/quantities.yaml``."""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class QuantityWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    units: dict[str, list[str]]
    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    counts: dict[str, int]
    plurals: dict[str, str]
    parts: dict[str, float]
    vague: dict[str, tuple[float, float, float]]
    weak: list[str]
    names: list[str]
    measures: dict[str, dict[str, float]]
    shortened: dict[str, list[str]]
    written: dict[str, str]
    plural: list[str]


@lru_cache(maxsize=1)
def words() -> QuantityWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/quantities.yaml").read_text(encoding="utf-8")
    return QuantityWords(**yaml.safe_load(source))
