"""Numbers as they are spoken or written, to values: "one twenty" is 120, "two and a half" is 2.5.

Read from words, digits and both together ("2 thousand"). A few habits of speech and of its
recognition are known: a year in two halves ("twenty eighteen"), a decimal with a pause for its point
("seven. five"), tens in the plural ("the one forties"). The words are data: ``quantities.yaml``.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.grounding.quantity_words import words

TOKEN = re.compile(
    r"\d{1,2}:\d{2}(?!\d)|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[A-Za-z]+|[^\sA-Za-z\d]"
)
"""A number in digits, a word, or a single sign."""

YEARS = range(1900, 2040)
"""What two halves of a year can make together, if no unit follows."""

PLAIN_FRACTIONS = {
    ("1", "2"): 0.5,
    ("1", "4"): 0.25,
    ("3", "4"): 0.75,
    ("1", "3"): 0.3333,
    ("2", "3"): 0.6667,
}


@dataclass(frozen=True)
class Token:
    """A piece of a text with its place in characters; ``text`` in lower case, ``written`` as it stands."""

    text: str
    written: str
    start: int
    end: int


@dataclass(frozen=True)
class Number:
    """A value with the characters that say it.

    ``weak`` if it is a word by itself ("one", "half"), which is a number only before a unit;
    ``digits`` if it is written in digits alone; ``low`` and ``high`` what a vague word can stand for.
    """

    value: float
    start: int
    end: int
    weak: bool = False
    digits: bool = False
    count: bool = False
    span: tuple[float, float] | None = field(default=None)


def tokens(text: str) -> list[Token]:
    """The pieces of a text in order."""
    return [Token(m.group(0).lower(), m.group(0), m.start(), m.end()) for m in TOKEN.finditer(text)]


def read_numbers(text: str) -> list[Number]:
    """All numbers of a text in order; where words could join, the longest number counts."""
    reader = _Reader(text)
    found: list[Number] = []
    at = 0
    while at < len(reader.tokens):
        read = reader.number(at)
        if read is None:
            at += 1
        else:
            found.append(read[0])
            at = read[1]
    return found


@lru_cache(maxsize=1)
def _values() -> dict[str, tuple[str, int]]:
    """Each number word to its kind and value."""
    vocabulary = words()
    tables = {"ones": vocabulary.ones, "teens": vocabulary.teens, "tens": vocabulary.tens}
    table = {word: (kind, value) for kind, known in tables.items() for word, value in known.items()}
    return table | {word: ("scales", value) for word, value in vocabulary.scales.items()}


class _Reader:
    """Reads one number at a place; every method returns its value and the place behind it, or None."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)

    def number(self, at: int) -> tuple[Number, int] | None:
        token = self.tokens[at]
        if token.text in words().counts:
            return self._made(float(words().counts[token.text]), at, at + 1, count=True), at + 1
        if token.text in words().vague:
            value, low, high = words().vague[token.text]
            return self._made(value, at, at + 1, span=(low, high)), at + 1
        if token.text in words().parts:
            return self._made(words().parts[token.text], at, at + 1, weak=True), at + 1
        read = self._fraction(at) or self._magnitude(at)
        if read is None and self._leading_point(at):
            read = self._behind_point(0.0, at + 1)
            return self._made(read[0], at, read[1]), read[1]
        if read is None:
            return None
        value, end = self._decimals(*read)
        value, end = self._and_a_half(value, end)
        weak = end == at + 1 and token.text in words().weak
        return self._made(value, at, end, weak=weak), end

    def _made(
        self,
        value: float,
        at: int,
        end: int,
        weak: bool = False,
        count: bool = False,
        span: tuple[float, float] | None = None,
    ) -> Number:
        first, last = self.tokens[at], self.tokens[end - 1]
        digits = end == at + 1 and first.text[-1].isdecimal()
        return Number(value, first.start, last.end, weak=weak, digits=digits, count=count, span=span)

    def _word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _kind(self, at: int) -> tuple[str, int]:
        word = self._word(at)
        return _values().get(words().plurals.get(word, word), ("", 0))

    def _gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def _fraction(self, at: int) -> tuple[float, int] | None:
        """ "1/2" before a unit, "1 1/2"; a grade such as 2/6 is none."""
        first = self._word(at)
        if not first.isdecimal():
            return None
        here = self._simple_fraction(at)
        if here is not None and re.match(
            rf"[\s-]*(?:of an? |an? )?(?:{_fractioned()})\b", self._rest(at + 3), re.I
        ):
            return here, at + 3
        hyphen = self._word(at + 1) == "-"
        then = self._simple_fraction(at + 1 + hyphen) if self._word(at + 1) else None
        if then is not None and self._gap(at + 1) in ("", " "):
            return float(first) + then, at + 4 + hyphen
        return None

    def _simple_fraction(self, at: int) -> float | None:
        if self._word(at + 1) != "/" or self._word(at + 3) == "/" or self._word(at - 1) == "/":
            return None
        return PLAIN_FRACTIONS.get((self._word(at), self._word(at + 2)))

    def _rest(self, at: int) -> str:
        return self.text[self.tokens[at - 1].end :]

    def _magnitude(self, at: int) -> tuple[float, int] | None:
        read = self._hundreds(at)
        if read is None:
            return None
        value, end = read
        if self._kind(end) == ("scales", 1000):
            value, end = value * 1000, end + 1
            rest = self._hundreds(end + (self._word(end) == "and"))
            if rest is not None and rest[0] < 1000 and not self._word(end)[:1].isdecimal():
                value, end = value + rest[0], rest[1]
        elif self._kind(end) == ("scales", 100) and self.tokens[end - 1].text[-1].isdecimal():
            value, end = value * 100, end + 1
        return value, end

    def _hundreds(self, at: int) -> tuple[float, int] | None:
        """A number below 10,000 in words, a number in digits, or "hundred" by itself."""
        if ":" in self._word(at)[:-1]:
            hour, minute = self._word(at).split(":")
            return (int(hour) * 100.0 + int(minute) if int(minute) else float(hour)), at + 1
        if self._word(at)[-1:].isdecimal():
            return float(self._word(at).replace(",", "")), at + 1
        kind, scale = self._kind(at)
        if kind == "scales":
            return (float(scale), at + 1) if scale == 1000 else self._behind_hundred(1, at)
        read = self._small(at)
        if read is None:
            return None
        value, end = read
        if self._kind(end) == ("scales", 100):
            return self._behind_hundred(value, end)
        return self._joined(value, end)

    def _behind_hundred(self, count: int, at: int) -> tuple[float, int]:
        """ "hundred", "hundred and one", "hundred twenty five"."""
        end = at + 1
        rest = self._small(end + (self._word(end) == "and"))
        if rest is None or self._kind(rest[1])[0] == "scales":
            return count * 100.0, end
        return count * 100.0 + rest[0], rest[1]

    def _joined(self, value: int, at: int) -> tuple[float, int]:
        """ "one twenty" as pressures are said, "one oh one", and the two halves of a year."""
        if at >= len(self.tokens) or self._gap(at).strip():
            return float(value), at
        rest = self._small(at + 1) if self._word(at) == "oh" else self._small(at)
        if rest is None or self._kind(rest[1])[0] == "scales":
            return float(value), at
        both = value * 100 + rest[0]
        if 1 <= value <= 9 and (rest[0] >= 10) != (self._word(at) == "oh"):
            return float(both), rest[1]
        if value >= 10 and both in YEARS and not self._unit_follows(rest[1]):
            return float(both), rest[1]
        return float(value), at

    def _unit_follows(self, at: int) -> bool:
        return self._word(at) in _unit_names()

    def _small(self, at: int) -> tuple[int, int] | None:
        """A number word below 100: "five", "fifteen", "fifty", "fifty five", "fifty-five"."""
        kind, value = self._kind(at)
        if kind in ("ones", "teens") and self._word(at) != "oh":
            return value, at + 1
        if kind != "tens":
            return None
        then = at + 2 if self._word(at + 1) == "-" else at + 1
        ones = self._kind(then)
        if ones[0] == "ones" and ones[1] and self._word(then) != "oh" and self._word(at) in words().tens:
            return value + ones[1], then + 1
        return value, at + 1

    def _decimals(self, value: float, at: int) -> tuple[float, int]:
        """ "six point seven"; "six. seven" is how recognized speech writes it."""
        if self._word(at) == "point":
            return self._behind_point(value, at + 1)
        spelled = self.tokens[at - 1].text.isalpha()
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if not (spelled and following and self._word(at) == "." and following.written.islower()):
            return value, at
        return (
            self._behind_point(value, at + 1)
            if self._kind(at + 1)[0] in ("ones", "tens", "teens")
            else (value, at)
        )

    def _leading_point(self, at: int) -> bool:
        """ "Point five"; "a. five centimeter stone" is how recognized speech writes it."""
        if not self._kind(at + 1)[0]:
            return False
        written = self.tokens[at + 1].written
        pause = self._word(at) == "." and self._word(at - 1) in ("a", "of", "at", "is") and written.islower()
        return self._word(at) == "point" or pause

    def _behind_point(self, value: float, at: int) -> tuple[float, int]:
        places, end = "", at
        while (self._kind(end)[0] == "ones" and len(places) < 3) or self._word(end).isdecimal():
            places += self._word(end) if self._word(end).isdecimal() else str(self._kind(end)[1])
            end += 1
        if not places and (read := self._small(at)) is not None:
            places, end = str(read[0]), read[1]
        return (float(f"{int(value)}.{places}"), end) if places else (value, at - 1)

    def _and_a_half(self, value: float, at: int) -> tuple[float, int]:
        """ "Two and a half", also with hyphens."""
        following = [i for i in range(at, min(at + 6, len(self.tokens))) if self._word(i) != "-"][:3]
        read = [self._word(i) for i in following]
        part = (
            words().parts.get(read[2], 0.0)
            if len(read) == 3 and read[:2] in (["and", "a"], ["and", "one"])
            else 0.0
        )
        return (value + part, following[2] + 1) if part else (value, at)


@lru_cache(maxsize=1)
def _unit_names() -> frozenset[str]:
    return frozenset(name for names in words().units.values() for name in names)


@lru_cache(maxsize=1)
def _fractioned() -> str:
    """What a fraction in digits can be a part of."""
    kinds = ("tablet", "hour", "inch", "mile", "pack", "drink", "teaspoon", "pound", "patch", "day", "year")
    return "|".join(re.escape(name) for kind in kinds for name in words().units[kind])
