"""What it takes to say that a note turns something round, as data: ``knowledge/rules/polarity.yaml``."""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.grounding.body import body_words
from assistant.grounding.cues import any_of, content_stem, findings, stems_of
from assistant.settings import ROOT


class Strict(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid")


class Bar(Strict):
    """What an objection needs; scores and shares 0 to 1."""

    least: float
    """Score of the mention that says the contrary, at least."""
    ahead: float = 0.0
    """By how much it exceeds what agrees."""
    at_most: float = 1.0
    """Score of the best mention that agrees, at most."""
    share: float = 0.0
    """Share of the thing's own words that the contrary mention holds, at least."""
    doubt: float = 1.0
    """How much an unclear mention counts as one that agrees."""


class Contested(Strict):
    """Where both were said with a score above ``above``, the contrary must be ``ahead`` this far."""

    above: float
    ahead: float


class Unsaid(Strict):
    """When a "not" counts as one that nobody said; see the file."""

    at_most: float
    doubt: float
    near: float
    words: int


class Found(Strict):
    """How much of a positive finding's words one mention holds at least, 0 to 1."""

    share: float


class Implied(Strict):
    """Words that, said together, deny findings."""

    when: list[str]
    denies: list[str]


class PolarityRules(Strict):
    """The rules file; what each list is, is said there."""

    version: int
    bars: dict[str, Bar]
    contested: Contested
    plan_at_most: float
    narrowed_at_most: float
    unsaid: Unsaid
    found: Found
    light: list[str]
    limits: list[str]
    narrows: list[str]
    others: list[str]
    signs: list[str]
    placed: list[str]
    turning: list[str]
    topics: list[str]
    contrasts: list[tuple[str, str]]
    opposites: dict[str, list[str]]
    unmistakable: list[str]
    relatives: list[str]
    faded: list[str]
    implies: list[Implied] = Field(default_factory=list)


@lru_cache(maxsize=1)
def polarity_rules() -> PolarityRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/polarity.yaml").read_text(encoding="utf-8")
    return PolarityRules(**yaml.safe_load(source))


@dataclass(frozen=True)
class Stems:
    """The word lists of the rules as stems."""

    findings: frozenset[str]
    light: frozenset[str]
    limits: frozenset[str]
    narrows: frozenset[str]
    others: frozenset[str]
    placed: frozenset[str]
    turning: frozenset[str]
    topics: frozenset[str]
    relatives: frozenset[str]
    unmistakable: frozenset[str]
    contrasts: tuple[tuple[str, str], ...]
    opposites: tuple[tuple[str, str], ...]
    implies: tuple[tuple[frozenset[str], frozenset[str]], ...]


@lru_cache(maxsize=1)
def stems() -> Stems:
    """The word lists, stemmed once."""
    rules = polarity_rules()
    pairs = [(content_stem(a), content_stem(b)) for a, b in rules.contrasts]
    return Stems(
        findings=findings() | stems_of(rules.signs),
        light=stems_of(rules.light),
        limits=stems_of(rules.limits),
        narrows=stems_of(rules.narrows),
        others=stems_of(rules.others),
        placed=stems_of(rules.placed),
        turning=stems_of(rules.turning),
        # Places and times are what something is said of: their denial alone denies nothing.
        topics=stems_of([*rules.topics, *_places()]) - findings() - stems_of(rules.signs),
        relatives=stems_of(rules.relatives),
        unmistakable=stems_of(rules.unmistakable),
        contrasts=(*pairs, *((b, a) for a, b in pairs)),
        opposites=tuple((content_stem(a), content_stem(b)) for a, bs in rules.opposites.items() for b in bs),
        implies=tuple((stems_of(rule.when), stems_of(rule.denies)) for rule in rules.implies),
    )


def _places() -> list[str]:
    return [word for part in body_words().parts.values() for word in part.words if " " not in word]


@lru_cache(maxsize=1)
def faded() -> re.Pattern[str]:
    """Says of a complaint that it is over; "I am used to it" does not."""
    return re.compile(rf"\b(?:{any_of(polarity_rules().faded)})\b(?! it\b| that\b)", re.I)
