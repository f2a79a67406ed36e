"""How often: "bid", "twice a day" and "every 12 hours" are the same fact, as times a day.

The ways to say it are data: ``knowledge/vocabulary/frequencies.yaml``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.number_words import read_numbers
from assistant.grounding.quantity_words import words
from assistant.settings import ROOT

ALIKE = 0.04
"""Two rates are the same when they differ by less than this share: a month has no whole number of weeks."""


class FrequencyWords(BaseModel):
    """The vocabulary file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    periods: dict[str, tuple[float, list[str]]]
    fixed: list[tuple[float, list[str]]]
    weak: list[tuple[float, list[str]]]
    as_needed: list[str]
    divided: list[str]


AMOUNT_REACH = 30
"""Characters between an amount and "a day" behind it at most."""


@dataclass(frozen=True)
class Frequency:
    """How often, in times a day from ``low`` to ``high``, with the words that say it.

    ``weak`` if only a time of the day is named ("at bedtime"); ``each`` if it says per what another
    amount counts ("20 milligrams a day", "2 beers a week").
    """

    low: float
    high: float
    span: str
    start: int
    weak: bool = False
    each: bool = False

    @property
    def end(self) -> int:
        """The place behind its words."""
        return self.start + len(self.span)

    def same(self, other: "Frequency") -> bool:
        """Whether one of its rates is one of the other's."""
        return any(
            abs(mine - theirs) <= ALIKE * max(mine, theirs)
            for mine in (self.low, self.high)
            for theirs in (other.low, other.high)
        )


@lru_cache(maxsize=1)
def frequency_words() -> FrequencyWords:
    """The vocabulary, read once."""
    source = (ROOT / "knowledge/vocabulary/frequencies.yaml").read_text(encoding="utf-8")
    return FrequencyWords(**yaml.safe_load(source))


def frequencies(text: str) -> list[Frequency]:
    """All frequencies of a text in order; of overlapping ones the longest."""
    found = [*_counted(text), *_spaced(text), *_fixed(text), *_each(text)]
    kept: list[Frequency] = []
    for one in sorted(found, key=lambda f: (-len(f.span), f.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def as_needed(text: str) -> str:
    """The words that say "as needed", "" if none do."""
    match = _any(frequency_words().as_needed).search(text)
    return match.group(0) if match else ""


def divided(text: str) -> list[int]:
    """Into how many doses the amount of a day is said to be divided: "in two doses", "split"."""
    pattern = _any([p.replace("{n}", f"(?:{_number()})") for p in frequency_words().divided])
    numbers = [read_numbers(m.group(0)) for m in pattern.finditer(text)]
    return [int(read[0].value) if read else 2 for read in numbers]


def _counted(text: str) -> list[Frequency]:
    """ "Three times a day", "twice weekly", "2 to 3 times per day"."""
    return [
        Frequency(low / _days(m["p"]), high / _days(m["p"]), m.group(0), m.start())
        for pattern in _patterns()[:2]
        for m in pattern.finditer(text)
        for low, high in [_ends(m)]
    ]


def _spaced(text: str) -> list[Frequency]:
    """ "Every 6 hours", "q6h", "every six to eight hours", "once every two weeks"."""
    return [
        Frequency(1 / (high * _days(m["p"])), 1 / (low * _days(m["p"])), m.group(0), m.start())
        for m in _patterns()[2].finditer(text)
        for low, high in [_ends(m)]
        if low and high
    ]


def _fixed(text: str) -> list[Frequency]:
    vocabulary = frequency_words()
    return [
        Frequency(rate, rate, m.group(0), m.start(), weak=weak)
        for weak, table in ((False, vocabulary.fixed), (True, vocabulary.weak))
        for rate, patterns in table
        for m in _any(patterns).finditer(text)
    ]


def _each(text: str) -> list[Frequency]:
    """ "20 milligrams a day": per what the amount before it counts."""
    return [
        Frequency(1 / _days(m["p"]), 1 / _days(m["p"]), m.group(0), m.start(), each=True)
        for m in _patterns()[3].finditer(text)
        if any(m.start() - n.end <= AMOUNT_REACH for n in read_numbers(text[: m.start()]))
    ]


def _ends(match: re.Match[str]) -> tuple[float, float]:
    """The two numbers of a range, or the one number twice."""
    low = read_numbers(match["n"])[0].value
    return low, read_numbers(match["m"])[0].value if match["m"] else low


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Of "twice a day", of "three times a day", of "every six hours", of "a day"."""
    number = _number()
    periods = sorted(
        (w for _, names in frequency_words().periods.values() for w in names), key=len, reverse=True
    )
    period = "(?P<p>" + "|".join(w for w in periods if len(w) > 1) + r")\b"
    short = "(?P<p>" + "|".join(periods) + r")\b"
    per = r"(?:(?:an?|per|each|every|in an?|(?:throughout|during|over) the)\s+|/ ?)"
    upto = "[ -]*(?:to|or|and|-|–|,)?[ -]*"
    range_ = rf"(?P<n>{number})(?:{upto}(?P<m>{number}))?[ -]*"
    fillers = r"(?:[ ,]+(?:uh|um|about|like|maybe)\b,?)*"
    once = rf"\b(?P<n>once|twice|thrice)(?: (?:or|to) (?P<m>twice|thrice))? ?{per}?{period}"
    days = r"(?:days|nights|mornings|evenings) (?:a|per|each|every|out of the) "
    times = rf"\b{range_}(?:different )?(?:(?:times?|x) ?{per}?|{days}){period}"
    every = rf"\b(?:once )?(?:every|q\.?){fillers} ?-?{range_}\.?{short}"
    goes_on = r"(?! (?:ago|later|before|after|or two|and))"
    lasting = r"(?<!\bfor )(?<!\bin )(?<!\babout )(?<!\bwithin )"
    each = rf"(?:{lasting}\b(?:an?|per|each|every)\s+|/ ?){period}{goes_on}"
    return re.compile(once, re.I), re.compile(times, re.I), re.compile(every, re.I), re.compile(each, re.I)


@lru_cache(maxsize=1)
def _number() -> str:
    vocabulary = words()
    spoken = [*vocabulary.ones, *vocabulary.teens, *vocabulary.tens, *vocabulary.vague]
    return r"\d+(?:\.\d+)?|" + "|".join(sorted(spoken, key=len, reverse=True))


@lru_cache(maxsize=64)
def _days(period: str) -> float:
    return next(days for days, names in frequency_words().periods.values() if period.lower() in names)


@lru_cache(maxsize=64)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return _any_of(tuple(patterns))
