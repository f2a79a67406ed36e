"""Drug names as data: generic and brand names are one drug, classes are named as classes.

The file is ``knowledge/vocabulary/drugs.yaml``; unknown keys are refused.
"""

import re
from difflib import get_close_matches
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

CLOSE = 0.8
"""Ratio (difflib, 0 to 1) from which a misheard word is taken for a drug name; "lisinipril" is 0.9."""

SHORTEST = 6
"""Shorter words are never guessed to be a misheard drug: too many ordinary words are close."""


class DrugWords(BaseModel):
    """The vocabulary file: generic name to brand names, everyday words that are also medicines, classes."""

    model_config = ConfigDict(extra="forbid")

    drugs: dict[str, list[str]]
    plain_words: list[str]
    classes: list[str]


@lru_cache(maxsize=1)
def drug_words() -> DrugWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/drugs.yaml").read_text(encoding="utf-8")
    return DrugWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def generic_names() -> dict[str, str]:
    """Every name, in lower case, to its generic name."""
    table = {name.lower(): name.lower() for name in drug_words().drugs}
    for generic, brands in drug_words().drugs.items():
        table.update({brand.lower(): generic.lower() for brand in brands})
    return table


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(generic_names(), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(n) for n in names) + r")\b", re.I)


def drugs(text: str) -> dict[str, str]:
    """Generic names found in a text, each with the words that named it."""
    table = generic_names()
    return {table[m.group(1).lower()]: m.group(1) for m in _pattern().finditer(text)}


def misheard(name: str, text: str) -> str:
    """The word of a text that may be this drug badly recognized, or "" when none is close."""
    candidates = [w for w in re.findall(r"[a-z]+", text.lower()) if len(w) >= SHORTEST]
    generic = generic_names().get(name.lower(), name.lower())
    for known in (known for known, to in generic_names().items() if to == generic):
        close = get_close_matches(known, candidates, n=1, cutoff=CLOSE)
        if close:
            return str(close[0])
    return ""
