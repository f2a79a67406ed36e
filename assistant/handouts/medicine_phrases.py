"""Fields of a medicine row told in another language by a table of phrases, without a model."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.handouts.language_data import read_rules
from assistant.handouts.rules import Data

FILE = "vocabulary/medicine_phrases.yaml"
BETWEEN = re.compile(r"\s*(?:,|;| and |\s)\s*")
FEW = 10
"""Arabic has one form for two, one for three to ten and one for more."""

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
WORDS = {word: str(number) for number, word in enumerate(ONES, 1)} | {"fourteen": "14"}
COUNT = rf"(\d[\d.,]*|{'|'.join(WORDS)})"
RANGE = rf"{COUNT}(?:\s?(?:-|to|–)\s?{COUNT})?"


class Phrases(Data):
    """Each row: ``en`` to the English ways, a language code to what it says, or to a form for each count."""

    phrases: list[dict[str, str | list[str]]]


@dataclass(frozen=True)
class Phrase:
    """An English way as a pattern, and the row that it belongs to."""

    pattern: re.Pattern[str]
    row: dict[str, str | list[str]]


@lru_cache(maxsize=1)
def _phrases() -> list[Phrase]:
    """The longest way first, so that "as needed for pain" is not taken for "as needed"."""
    ways = [(way, row) for row in read_rules(Phrases, FILE).phrases for way in row["en"]]
    ways.sort(key=lambda pair: -len(pair[0]))
    return [Phrase(_pattern(way), row) for way, row in ways]


def _pattern(way: str) -> re.Pattern[str]:
    escaped = re.escape(way).replace(re.escape("{n}"), RANGE).replace(r"\ ", r"\s?" if "mg" in way else " ")
    return re.compile(escaped + r"(?![\w/])", re.I)


@lru_cache(maxsize=4096)
def told_field(text: str, language: str) -> str:
    """A field of a medicine row in this language; "" where the table has no words for a part of it."""
    told: list[str] = []
    at = 0
    while at < len(text):
        found = next(((m, p) for p in _phrases() if (m := p.pattern.match(text, at))), None)
        if not found or language not in found[1].row:
            return ""
        match, phrase = found
        told.append(_filled(phrase.row[language], match))
        gap = BETWEEN.match(text, match.end())
        at = gap.end() if gap else match.end()
        if not gap and at < len(text):
            return ""
    return ", ".join(told)


def _filled(form: str | list[str], match: re.Match[str]) -> str:
    ends = [WORDS.get(end.lower(), end) for end in match.groups() if end]
    if isinstance(form, list):
        last = float(ends[-1].replace(",", "")) if ends else 0
        form = form[0] if ends == ["2"] else form[1] if last <= FEW else form[2]
    return form.replace("{n}", "-".join(ends))
