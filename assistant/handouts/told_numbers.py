"""The numbers of a sentence in another language, with their units: digits of any script, and words."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.handouts.language_text import NUMBER, plain_text
from assistant.handouts.language_words import LanguageWords

FRACTION = re.compile(r"(?<!\S)(\d) / (\d)(?!\S)")
TENS = ("20", "30", "40", "50", "60", "70", "80", "90")
AND = re.compile(r" (?:y|e|et|-|and) ")
"""Between the parts of a spoken number: "treinta y cinco"."""


@dataclass(frozen=True)
class Told:
    """A number with the values that it can stand for ("1.500" is two) and its canonical unit, "" for none.

    Places are characters of the plain text. It is ``sure`` when its words have no other meaning.
    """

    values: tuple[str, ...]
    unit: str
    span: str
    start: int
    end: int
    sure: bool = True


def told_numbers(text: str, words: LanguageWords) -> list[Told]:
    """All numbers of a sentence in their order."""
    plain = plain_text(text)
    found = [
        *_written(plain, words),
        *_spoken(plain, words.numbers, words, sure=True),
        *_spoken(plain, words.maybe, words, sure=False),
        *_joined(plain, words),
    ]
    found = sorted(_tens_and_ones(plain, found), key=lambda told: told.start)
    return _shared_units(plain, found, words)


def values(token: str) -> tuple[str, ...]:
    """What digits can stand for, as decimals without trailing zeros: a point or comma is read both ways."""
    marks = re.findall(r"[.,]", token)
    bare = re.sub(r"[.,]", "", token)
    if not marks:
        return (_decimal(token),)
    whole, _, rest = token.rpartition(marks[-1])
    decimal = _decimal(f"{re.sub(r'[.,]', '', whole)}.{rest}")
    if len(marks) > 1:
        return (_decimal(bare),) if len(set(marks)) == 1 else (decimal,)
    return (decimal, _decimal(bare)) if len(rest) == 3 and whole != "0" else (decimal,)


def _decimal(digits: str) -> str:
    return f"{Decimal(digits).normalize():f}"


def _written(plain: str, words: LanguageWords) -> list[Told]:
    fractions = [
        Told((_decimal(str(round(int(m[1]) / int(m[2]), 3))),), _unit(plain, m.end(), words), m[0], *m.span())
        for m in FRACTION.finditer(plain)
        if int(m[2])
    ]
    # The two sides of a fraction may also be two numbers, as in a pressure.
    inside = [(f.start, f.end) for f in fractions]
    return fractions + [
        Told(
            values(m[0]),
            _unit(plain, m.end(), words),
            m[0],
            *m.span(),
            sure=not any(start <= m.start() < end for start, end in inside),
        )
        for m in NUMBER.finditer(plain)
    ]


def _spoken(plain: str, table: dict[str, list[str]], words: LanguageWords, sure: bool) -> list[Told]:
    return [
        Told((value,), _unit(plain, m.end(), words), m[0], *m.span(), sure=sure)
        for value, names in table.items()
        for m in words.pattern(names).finditer(plain)
    ]


def _joined(plain: str, words: LanguageWords) -> list[Told]:
    found: list[Told] = []
    for meaning, names in words.joined.items():
        value, _, unit = meaning.partition(" ")
        unit = "" if unit == "times" else unit
        for m in words.pattern(names).finditer(plain):
            found.append(Told((value,), unit, m[0], *m.span(), sure=value != "1"))
    return found


def _unit(plain: str, end: int, words: LanguageWords) -> str:
    """The unit behind a number; one word may stand between ("2 more weeks")."""
    behind = plain[end : end + 60]
    for unit, names in words.units.items():
        if re.match(rf"(?: [^\W\d]+)?? {words.pattern(names).pattern}", behind):
            return unit
    return ""


def _tens_and_ones(plain: str, found: list[Told]) -> list[Told]:
    """Two words that make one number become one; the rest stays."""
    made: list[Told] = []
    used: set[Told] = set()
    for ten in found:
        for one in found:
            near = AND.fullmatch(plain[ten.end : one.start]) if ten.end <= one.start else None
            if near and ten.values[0] in TENS and len(one.values[0]) == 1 and not one.span.isdigit():
                both = _decimal(str(int(ten.values[0]) + int(one.values[0])))
                made.append(Told((both,), one.unit, plain[ten.start : one.end], ten.start, one.end))
                used |= {ten, one}
    return made + [told for told in found if told not in used]


def _shared_units(plain: str, found: list[Told], words: LanguageWords) -> list[Told]:
    """The first number of a range has the unit of the second: "6 a 8 semanas"."""
    between = words.pattern([*words.between, "-"])
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        if not one.unit and two.unit and between.fullmatch(plain[one.end : two.start].strip()):
            found[at] = Told(one.values, two.unit, one.span, one.start, one.end, one.sure)
    return found
