"""The planter's word lists: the YAML files beside this one. Unknown keys are refused."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from assistant.encounter import Strict

FOLDER = Path(__file__).parent


class Frequency(Strict):
    """How often: as it is written, as it may be said, and the keys of what is put in its place."""

    written: list[str]
    said: list[str]
    other: list[str]


class Unit(Strict):
    """A unit as it is written, how its words begin when said, and the keys of units put in its place."""

    written: list[str]
    said: list[str]
    other: list[str]


class Pattern(Strict):
    """What is found in a statement and put in its place; ``how`` names the change."""

    find: str
    put: str
    how: str = ""


class Flip(Pattern):
    """A denial or its opposite; ``turn`` says what the statement does afterwards."""

    turn: Literal["affirmed", "denied"]


class Relative(Strict):
    """The words for a person, and who is written in their place."""

    words: list[str]
    other: list[str]


class Swaps(Strict):
    """``swaps.yaml``; what each list is, is said there."""

    strengths: list[float]
    frequencies: dict[str, Frequency]
    units: dict[str, Unit]
    paired: list[str]
    flips: list[Flip]
    denials: list[str]
    relatives: dict[str, Relative]
    subjects: list[Pattern]
    certainty: list[Pattern]
    hedges: list[str]


class SpokenWords(Strict):
    """``spoken.yaml``: words of numbers, ones and tens in ascending order, and words that say little."""

    ones: list[str]
    tens: list[str]
    scales: dict[str, int]
    others: dict[str, float]
    common: list[str]


class FactWords(Strict):
    """``deletions.yaml``; what each list is, is said there."""

    change: str
    said_change: list[str]
    coming_again: str
    said_coming_again: list[str]
    periods: list[str]
    allergens: list[str]


class Invention(Strict):
    """A sentence to add, and how the words begin of which none may have been said.

    ``name`` when its first word keeps its capital.
    """

    text: str
    keys: list[str]
    name: bool = False


@lru_cache(maxsize=1)
def swaps() -> Swaps:
    """The lists of words put in another's place."""
    return Swaps(**_read("swaps"))


@lru_cache(maxsize=1)
def spoken_words() -> SpokenWords:
    """The words of numbers."""
    return SpokenWords(**_read("spoken"))


@lru_cache(maxsize=1)
def fact_words() -> FactWords:
    """The words of facts that are taken out of notes."""
    return FactWords(**_read("deletions"))


@lru_cache(maxsize=1)
def drug_groups() -> list[list[list[str]]]:
    """Groups of medicines that may be taken for one another; the names of each stand together."""
    groups: list[list[list[str]]] = _read("drugs")["groups"]
    return groups


@lru_cache(maxsize=2)
def inventions(name: Literal["findings", "plans"]) -> list[Invention]:
    """Sentences that may be added to an examination or a plan."""
    return [Invention(**entry) for entry in _read(name)[name]]


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return content
