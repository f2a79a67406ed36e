"""Parts of the body in a text, whatever they are called: "kneecap" and "patella" are both the knee.

The names are data: ``knowledge/vocabulary/body.yaml``. A part lies within a larger one (finger, hand,
arm), so that what is said of the arm can be compared with what is noted of the elbow.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT


class PartWords(BaseModel):
    """The ways to name one part, and the larger part it is within ("" for none)."""

    model_config = ConfigDict(extra="forbid")

    words: list[str]
    within: str = ""


class BodyWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    parts: dict[str, PartWords]
    plurals: list[str]
    not_parts: list[str]


@dataclass(frozen=True)
class Part:
    """A part named in a text, by its canonical name, with the words that name it: "legs" is plural."""

    name: str
    words: str
    start: int
    end: int
    plural: bool = False


@lru_cache(maxsize=1)
def body_words() -> BodyWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/body.yaml").read_text(encoding="utf-8")
    return BodyWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word: name for name, part in body_words().parts.items() for word in part.words}
    longest_first = sorted(table, key=len, reverse=True)
    names = "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in longest_first)
    return re.compile(rf"\b(?:{names})s?\b", re.I), table


def parts(text: str) -> list[Part]:
    """The parts that a text names, in order; of overlapping names the longest."""
    pattern, _ = _pattern()
    # "Come back", "the head of the bed": as long as before, so that places stay.
    meant = _not_parts().sub(lambda m: "_" * len(m.group(0)), text)
    return [_part(m) for m in pattern.finditer(meant)]


@lru_cache(maxsize=1)
def _not_parts() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(body_words().not_parts) + r")\b", re.I)


def _part(match: re.Match[str]) -> Part:
    _, table = _pattern()
    written = match.group(0).lower().replace("-", " ")
    plural = written not in table or written.endswith(tuple(body_words().plurals))
    name = table.get(written) or table[written[:-1]]
    return Part(name, match.group(0), match.start(), match.end(), plural)


@lru_cache(maxsize=256)
def around(name: str) -> tuple[str, ...]:
    """A part and the larger parts it is within, from small to large."""
    part = body_words().parts.get(name)
    larger = part.within if part else ""
    return (name, *around(larger)) if larger else (name,)


def same(one: str, other: str) -> bool:
    """Whether one part is the other or within it."""
    return one in around(other) or other in around(one)


def near(one: str, other: str) -> bool:
    """Whether two parts belong to the same large part: elbow and wrist, both of the arm."""
    return around(one)[-1] == around(other)[-1]
