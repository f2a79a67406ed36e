"""Dates in a text, written or spoken: "03/2021", "April 10th", "in twenty eighteen", "labor day".

A part that is not named is 0, and agrees with anything: "in March" and "03/12/2021" are one date.
The words are data: ``knowledge/vocabulary/times.yaml``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.durations import time_words
from assistant.grounding.number_words import YEARS, read_numbers
from assistant.grounding.quantity_words import words


@dataclass(frozen=True)
class Date:
    """A date; ``month``, ``day`` and ``year`` are 0 when they are not named. ``span`` are its words."""

    month: int
    day: int
    year: int
    span: str
    start: int

    @property
    def end(self) -> int:
        """The place behind its words."""
        return self.start + len(self.span)

    def agrees(self, other: "Date") -> bool:
        """Whether no part that both name differs, and both name one."""
        pairs = [(self.month, other.month), (self.day, other.day), (self.year, other.year)]
        named = [(a, b) for a, b in pairs if a and b]
        return bool(named) and all(a == b for a, b in named)

    def differs_by_one(self, other: "Date") -> bool:
        """Whether two parts are the same and the third is not: one date, told wrongly."""
        pairs = [(self.month, other.month), (self.day, other.day), (self.year, other.year)]
        named = [(a, b) for a, b in pairs if a and b]
        return len(named) > 1 and sum(a == b for a, b in named) == len(named) - 1


def dates(text: str) -> list[Date]:
    """The dates of a text in order."""
    found = [*_numeric(text), *_named(text), *_holidays(text)]
    found += [d for d in _years(text) if not any(o.start <= d.start < o.end for o in found)]
    return sorted(found, key=lambda d: d.start)


def weekdays(text: str) -> list[tuple[str, int]]:
    """The days of the week that are named, each with its place; "tuesdays" is Tuesday."""
    names = "|".join(time_words().weekdays)
    return [(m.group(1).lower(), m.start()) for m in re.finditer(rf"\b({names})s?\b", text, re.I)]


NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])(?P<sep>[/-])(?:(?P<d>[12]\d|3[01]|0?[1-9])(?P=sep))?(?P<y>(?:19|20)\d\d|\d\d)(?![\d/%-]|\.\d)"
)
"""Month, day and year, or month and a year of four digits."""

MONTH_DAY = re.compile(
    r"(?:\bon |\bsince |\bdated )(?P<m>0?[1-9]|1[0-2])/(?P<d>[12]\d|3[01]|0?[1-9])(?![\d/])"
    r"|(?<![\d/])(?P<m2>0[1-9])/(?P<d2>[0-3]\d)(?![\d/])",
    re.I,
)
"""Month and day: behind a preposition, or with a leading zero; 3/6 is a grade."""

NO_YEAR = re.compile(r"[\s-]*(?:mg|milli|unit|iu|ml|calor|steps|%|percent|/)", re.I)
"""Behind a number that is no year."""

GOES_ON = re.compile(r"\s+(?:i|you|he|she|we|they|be|have|need|want|not|also)\b", re.I)
"""Behind "may" and "march" where they are no months."""


@lru_cache(maxsize=1)
def _year_before() -> re.Pattern[str]:
    """What stands before a year that is named alone."""
    return re.compile(rf"(?:\b(?:{'|'.join(time_words().year_before)})\s+|,\s*|\(|^|-)$", re.I)


@lru_cache(maxsize=1)
def _month_before() -> re.Pattern[str]:
    """What stands before a month whose name is also another word."""
    return re.compile(rf"\b(?:{'|'.join(time_words().month_before)})\s+(?:about\s+)?$", re.I)


def _numeric(text: str) -> list[Date]:
    found = []
    for m in NUMERIC.finditer(text):
        year = int(m["y"])
        if len(m["y"]) == 2 and not m["d"] and not (year > 31 or (m["y"][0] == "0" and m["sep"] == "/")):
            continue
        found.append(Date(int(m["m"]), int(m["d"] or 0), _full(year), m.group(0), m.start()))
    for m in MONTH_DAY.finditer(text):
        month, day = m["m"] or m["m2"], m["d"] or m["d2"]
        at = m.start("m") if m["m"] else m.start("m2")
        if int(day) and not any(d.start <= at < d.end for d in found):
            found.append(Date(int(month), int(day), 0, text[at : m.end()], at))
    return found


def _full(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 45 else 1900 + year


def _named(text: str) -> list[Date]:
    """Dates with the name of a month, and the day and year beside it."""
    found = []
    for m in _month_pattern().finditer(text):
        name = m["month"].lower().rstrip(".")
        day, year = _day(m["day"] or m["before"] or ""), _year(m["year"] or "")
        if m["day"] and not day and not year:
            year = _year(m["day"])
        alone = not day and not year
        if alone and name in time_words().ambiguous and not _month_before().search(text[: m.start()]):
            continue
        if (
            alone
            and name in ("may", "march")
            and re.match(r"\s+(?:i|you|he|she|we|they|be|have|need|want|not|also)\b", text[m.end() :])
        ):
            continue
        found.append(Date(time_words().months[name], day, year, m.group(0).strip(), m.start()))
    return found


@lru_cache(maxsize=1)
def _month_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(time_words().months, key=len, reverse=True))
    ordinals = "|".join(sorted(time_words().ordinals, key=len, reverse=True))
    spoken = rf"(?:(?:twenty|thirty)[ -])?(?:{ordinals})"
    day = (
        rf"\d{{1,2}}(?:st|nd|rd|th)?(?!\d|:|/| ?(?:mg|milli|percent|%|weeks?|days?|months?|hours?))|{spoken}"
    )
    ones = "|".join(words().ones)
    spoken_year = rf"(?:twenty|nineteen) [a-z]+(?: (?:{ones})\b)?|two thousand(?: and)?(?: [a-z]+)?"
    year = rf"['’]?\d{{2}}(?!\d)|(?:19|20)\d\d|{spoken_year}"
    return re.compile(
        rf"(?:(?:\bthe )?\b(?P<before>{day}) (?:day )?of )?\b(?P<month>{months})\b\.?"
        rf"(?:,? (?:the )?(?P<day>{day})\b)?(?:,? (?:of )?(?P<year>{year}))?",
        re.I,
    )


def _day(said: str) -> int:
    if not said:
        return 0
    if said[0].isdigit():
        number = int(re.match(r"\d+", said).group(0))  # type: ignore[union-attr]
        return number if number <= 31 else 0
    tens = {"twenty": 20, "thirty": 30}
    pieces = re.split(r"[ -]", said.lower())
    return sum(tens.get(p, time_words().ordinals.get(p, 0)) for p in pieces)


def _year(said: str) -> int:
    read = read_numbers(said.strip("'’ ").replace("'", "")) if said else []
    value = int(read[0].value) if read else 0
    return _full(value) if value in YEARS or (0 < value < 100 and said.strip("'’ ")[0].isdigit()) else 0


def _holidays(text: str) -> list[Date]:
    names = "|".join(sorted((re.escape(h) for h in time_words().holidays), key=len, reverse=True))
    return [
        Date(time_words().holidays[m.group(1).lower().replace("’", "'")], 0, 0, m.group(1), m.start())
        for m in re.finditer(rf"\b({names})\b", text.replace("’", "'"), re.I)
    ]


def _years(text: str) -> list[Date]:
    return [
        Date(0, 0, int(n.value), text[n.start : n.end], n.start)
        for n in read_numbers(text)
        if n.value in YEARS
        and _year_before().search(text[: n.start])
        and not NO_YEAR.match(text, n.end)
        and "," not in text[n.start : n.end]
    ]
