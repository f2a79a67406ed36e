"""Numbers in clinical text, so that "eighty milligrams" and "80 mg" are the same fact.

Spoken numbers are read the way clinicians say them: "one twenty over eighty" is 120 and 80,
"two point five" is 2.5, "three out of six" is 3 and 6. The words and units are data:
``knowledge/vocabulary/quantities.yaml``.
"""

import re
from dataclasses import dataclass
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
    weak: list[str]


@dataclass(frozen=True)
class Quantity:
    """A number as a decimal string without trailing zeros, its canonical unit ("" if none), its words."""

    value: str
    unit: str
    span: str
    start: int


@lru_cache(maxsize=1)
def words() -> QuantityWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/quantities.yaml").read_text(encoding="utf-8")
    return QuantityWords(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    vocabulary = words()
    spoken = [*vocabulary.ones, *vocabulary.teens, *vocabulary.tens, *vocabulary.scales]
    # Longest first, so that "seventeen" is not read as "seven".
    word = "|".join(sorted(spoken, key=len, reverse=True))
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    chain = rf"(?:{word})(?:(?:[\s-]+(?:and\s+|point\s+)?|[\s-]+)(?:{word}))*"
    counts = "|".join(vocabulary.counts)
    return re.compile(
        rf"(?<![\w.])(?:(?P<digits>{digits})|(?P<spoken>\b{chain}\b)|(?P<count>\b(?:{counts})\b))", re.I
    )


@lru_cache(maxsize=1)
def _unit_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    canonical = {name.lower(): unit for unit, names in words().units.items() for name in names}
    names = sorted(canonical, key=len, reverse=True)
    pattern = re.compile(r"[\s-]*(" + "|".join(re.escape(n) for n in names) + r")(?![a-z])", re.I)
    return pattern, canonical


def quantities(text: str) -> list[Quantity]:
    """All numbers of a text in order, with the unit that follows each."""
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        unit = _unit_after(text, match.end())
        for value in _values(match, unit):
            found.append(Quantity(value, unit, match.group(0), match.start()))
    return found


def _unit_after(text: str, end: int) -> str:
    pattern, canonical = _unit_pattern()
    match = pattern.match(text, end)
    return canonical[match.group(1).lower()] if match else ""


def _values(match: re.Match[str], unit: str) -> list[str]:
    if match.group("digits"):
        return [_plain(float(match.group("digits").replace(",", "")))]
    spoken = match.group(0).lower()
    if match.group("count"):
        return [str(words().counts[spoken])]
    if spoken in words().weak and not unit:
        return []
    return [_plain(value) for value in _spoken_values(re.split(r"[\s-]+", spoken))]


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _spoken_values(tokens: list[str]) -> list[float]:
    """The numbers in a run of number words; "one twenty" is 120, "twenty five" is 25."""
    if "point" in tokens:
        at = tokens.index("point")
        whole = _spoken_values(tokens[:at]) or [0.0]
        decimals = "".join(str(int(v)) for v in _spoken_values(tokens[at + 1 :]))
        return [*whole[:-1], float(f"{int(whole[-1])}.{decimals or 0}")]
    numbers: list[float] = []
    last = ""
    for token in tokens:
        kind, value = _kind(token)
        if kind == "":
            continue
        if _joins(last, kind) and numbers:
            numbers[-1] = _join(numbers[-1], kind, value)
        else:
            numbers.append(float(value))
        last = kind
    return numbers


def _kind(token: str) -> tuple[str, int]:
    vocabulary = words()
    for kind in ("ones", "teens", "tens", "scales"):
        table: dict[str, int] = getattr(vocabulary, kind)
        if token in table:
            return kind, table[token]
    return "", 0


def _joins(last: str, kind: str) -> bool:
    """Whether a number word adds to the one before it or begins a new number."""
    return (
        kind == "scales"
        or (last == "tens" and kind == "ones")
        or last == "scales"
        or (last == "ones" and kind in ("tens", "teens"))
    )


def _join(number: float, kind: str, value: int) -> float:
    if kind == "scales":
        return number * value if number else float(value)
    if kind in ("tens", "teens") and number < 10:
        return number * 100 + value  # "one twenty" as blood pressures are said
    return number + value
