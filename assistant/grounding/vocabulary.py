"""Drug names as data: generic and brand names are one drug, classes are named as classes.

The file is ``knowledge/vocabulary/drugs.yaml``; unknown keys are refused.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

CLOSE, CLOSE_PAIR = 0.82, 0.92
"""Ratio (difflib, 0 to 1) from which a misheard word is taken for a drug name; "lisinipril" is 0.9.
Two words that are taken for one must be closer: there are many more of them."""

SHORTEST = 6
"""Shorter words are never guessed to be a misheard drug: too many ordinary words are close."""


class DrugWords(BaseModel):
    """The vocabulary file: generic name to brand names, everyday words that are also medicines, classes,
    medicines that are dosed in micrograms."""

    model_config = ConfigDict(extra="forbid")

    drugs: dict[str, list[str]]
    plain_words: list[str]
    classes: list[str]
    micrograms: list[str]


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


@dataclass(frozen=True)
class Mention:
    """A medicine named in a text: its generic name, the words that name it, their place in characters.

    ``plain`` if the words are also everyday or laboratory words ("iron", "potassium").
    """

    name: str
    words: str
    start: int
    end: int
    plain: bool = False


def mentions(text: str) -> list[Mention]:
    """The medicines of a text in order, everyday words that are also medicines among them."""
    table = generic_names()
    return [
        Mention(
            table.get(word.lower(), word.lower()), word, m.start(), m.end(), plain=word.lower() not in table
        )
        for m in _every_name().finditer(text)
        for word in [m.group(0)]
    ]


@lru_cache(maxsize=1)
def _every_name() -> re.Pattern[str]:
    names = sorted([*generic_names(), *(w.lower() for w in drug_words().plain_words)], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in names) + r")\b", re.I)


def same_drug(one: str, other: str) -> bool:
    """Whether two generic names share an ingredient, as a combination and its part do."""
    return one == other or bool(_ingredients(one) & _ingredients(other))


@lru_cache(maxsize=2048)
def _ingredients(name: str) -> frozenset[str]:
    vitamins = {"cholecalciferol": "vitamin d", "ergocalciferol": "vitamin d"}
    parts = name.split(" with ")
    return frozenset(
        [
            *parts,
            *(vitamins[p] for p in parts if p in vitamins),
            *(p.split()[0] for p in parts if p.startswith("insulin")),
        ]
    )


def misheard(name: str, text: str) -> str:
    """The words of a text that may be this drug badly recognized, or "" when none are close.

    One word, or two that make one ("met formin"). The name of another drug is never taken for it.
    """
    known = _name_words()
    words = [w for w in re.findall(r"[a-z]+", text.lower()) if w not in known]
    pairs = {one + other: f"{one} {other}" for one, other in pairwise(words)}
    generic = generic_names().get(name.lower(), name.lower())
    for called in (
        called for called, to in generic_names().items() if to == generic and len(called) >= SHORTEST
    ):
        alike = [w for w in words if len(w) >= SHORTEST and w[0] == called[0]]
        if close := get_close_matches(called, alike, n=1, cutoff=CLOSE):
            return str(close[0])
        if close := get_close_matches(
            called, [p for p in pairs if p[0] == called[0]], n=1, cutoff=CLOSE_PAIR
        ):
            return pairs[close[0]]
    return ""


@lru_cache(maxsize=1)
def _name_words() -> frozenset[str]:
    return frozenset(word for name in generic_names() for word in name.split())
