"""Which numbers, doses, drug names and denials of an English sentence its translation has.

A counter of its own, simple on purpose: digits, a few number words, units, denials. The names of medicines
come from the product's table; nothing else is shared with the comparison that is the gate of translations.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from assistant.encounter import Strict
from assistant.grounding.facts import drugs
from assistant.handouts.told_drugs import drug_names

FILE = Path(__file__).with_suffix(".yaml")

TranslatedFact = Literal["number", "dose", "drug", "negation"]
TRANSLATED_FACTS: tuple[TranslatedFact, ...] = get_args(TranslatedFact)

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NEAR = 25
"""Characters after a number within which its unit has to begin."""

STEM = 3
"""Letters at the end of a drug's name that languages change; at least five must be left."""


class LanguageWords(Strict):
    """The words of one language; see the file."""

    denial: str
    numbers: list[str]
    units: dict[str, str]


class EnglishWords(Strict):
    """How a text is known to be English still."""

    common: list[str]
    common_share: float


class TranslationWords(Strict):
    """``translated_facts.yaml``."""

    english: EnglishWords
    languages: dict[str, LanguageWords]


class Survival(Strict):
    """Facts of one kind in an English sentence: how many there are, how many the translation has."""

    kind: TranslatedFact
    facts: int
    kept: int


@lru_cache(maxsize=1)
def _words() -> TranslationWords:
    return TranslationWords(**yaml.safe_load(FILE.read_text(encoding="utf-8")))


def counted() -> list[str]:
    """The languages whose translations can be counted."""
    return [code for code in _words().languages if code != "en"]


def survival(english: str, told: str, language: str) -> list[Survival]:
    """Facts of each kind in ``english`` and in its translation ``told``; an empty translation keeps none."""
    numbers, doses = _amounts(english)
    names = sorted(drugs(english))
    pairs: dict[TranslatedFact, list[bool]] = {
        "number": [value in values(told, language) for value in numbers],
        "dose": [_has_dose(told, value, unit, language) for value, unit in doses],
        "drug": [_has_drug(told, name, english, language) for name in names],
        "negation": [denies(told, language)] if denies(english, "en") else [],
    }
    return [Survival(kind=kind, facts=len(kept), kept=sum(kept)) for kind, kept in pairs.items()]


def denies(text: str, language: str) -> bool:
    """Whether a sentence has a word of denial, or one that says the same ("avoid", "normal")."""
    return bool(re.search(_words().languages[language].denial, bare(text), re.I))


def is_english(text: str) -> bool:
    """Whether a text is mostly in English, by its commonest words."""
    found = re.findall(r"[a-z']+", text.lower())
    common = sum(word in _words().english.common for word in found)
    return bool(found) and common >= _words().english.common_share * len(found)


def values(text: str, language: str) -> set[float]:
    """The numbers of a text, in digits of any script or in words up to twelve."""
    plain = bare(text)
    found = {_value(match.group(0)) for match in NUMBER.finditer(plain)}
    for number, ways in enumerate(_words().languages[language].numbers, start=1):
        if _whole(ways).search(plain):
            found.add(float(number))
    return found


def bare(text: str) -> str:
    """Lower case without Latin accents, digits of every script as 0 to 9."""
    letters = unicodedata.normalize("NFD", text.lower())
    kept = (c for c in letters if not 0x300 <= ord(c) <= 0x36F)
    digits = (str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in kept)
    return unicodedata.normalize("NFC", "".join(digits)).replace("٫", ".").replace("٬", ",")


def _amounts(english: str) -> tuple[list[float], list[tuple[float, str]]]:
    """Bare numbers, and numbers with a unit of medicine."""
    numbers, doses = [], []
    units = _words().languages["en"].units
    taken: list[tuple[int, int]] = []
    for match in NUMBER.finditer(english):
        rest = english[match.end() :]
        unit = next((u for u, way in units.items() if re.match(rf"\s?{way}(?!\w)", rest, re.I)), "")
        taken.append(match.span())
        if unit:
            doses.append((_value(match.group(0)), unit))
        elif not (match.start() and english[match.start() - 1].isalpha()):  # "A1c", "L5" are names
            numbers.append(_value(match.group(0)))
    # "One" is an article in other languages; words count from two on.
    for number, ways in enumerate(_words().languages["en"].numbers, start=1):
        if number > 1 and re.search(rf"\b(?:{ways})\b", english, re.I):
            numbers.append(float(number))
    return list(dict.fromkeys(numbers)), list(dict.fromkeys(doses))


@lru_cache(maxsize=256)
def _whole(ways: str) -> re.Pattern[str]:
    """One of these words, not as part of another one; vowel signs of Devanagari are no word characters."""
    letter = r"[\w\u0900-\u0963]"
    return re.compile(rf"(?<!{letter})(?:{bare(ways)})(?!{letter})", re.I)


def _value(digits: str) -> float:
    """ "1,000" is a thousand, and so is "1.000" in other languages; "2,5" is two and a half."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits) and not digits.startswith("0"):
        return float(re.sub(r"[.,]", "", digits))
    whole, _, decimals = digits.replace(",", ".").partition(".")
    return float(f"{whole}.{decimals.replace('.', '') or '0'}")


def _has_dose(told: str, value: float, unit: str, language: str) -> bool:
    plain, way = bare(told), _words().languages[language].units[unit]
    ends = [m.end() for m in NUMBER.finditer(plain) if _value(m.group(0)) == value]
    if value == int(value) and 1 <= value <= len(_words().languages[language].numbers):
        words = _whole(_words().languages[language].numbers[int(value) - 1])
        ends += [m.end() for m in words.finditer(plain)]
    return any(re.search(rf"(?:^|[\s\d-]){way}", plain[end : end + NEAR], re.I) for end in ends)


def _has_drug(told: str, generic: str, english: str, language: str) -> bool:
    """By its name in the English sentence, its generic name, or one of the table, each without its ending."""
    plain = _spelling(bare(told))
    written = [word for word in re.findall(r"[A-Za-z-]{4,}", english) if generic in drugs(word)]
    names = [*written, generic, *drug_names(generic, language)]
    return any(_stem(_spelling(bare(name))) in plain for name in names)


def _stem(name: str) -> str:
    return name[: max(5, len(name) - STEM)] if name.isascii() else name


def _spelling(text: str) -> str:
    """Letters that languages write otherwise, as one: "ph" and "f", "th" and "t", "y" and "i"."""
    for one, other in (("ph", "f"), ("th", "t"), ("y", "i"), ("k", "c"), ("ss", "s"), ("ll", "l")):
        text = text.replace(one, other)
    return text
