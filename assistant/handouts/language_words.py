"""The words of the facts in each checked language: numbers, units, denials, changes, days, sides.

One file a language, ``knowledge/vocabulary/languages/<code>.yaml``. Patterns match ``plain_text``.
"""

import re
from functools import cached_property, lru_cache

from pydantic import Field

from assistant.handouts.language_data import read_rules
from assistant.handouts.language_text import phrases
from assistant.handouts.rules import AnyOf, Data

FOLDER = "vocabulary/languages"
"""Under ``knowledge/``."""

FRONTS = {"ARABIC": r"[وف]?(?:ال|بال|لل|ب|ل)?"}
"""And, so, the, with, to: written together with the word that follows."""


class EnglishWords(Data):
    """The English side: phrases of each fact, and words that hardly stand in another language."""

    script: str
    no_denial: AnyOf
    half_denial: AnyOf
    no_side: AnyOf
    no_body: AnyOf
    function_words: frozenset[str]
    cues: dict[str, list[str]]

    @cached_property
    def said(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each fact."""
        return {name: phrases(words) for name, words in self.cues.items()}


class LanguageWords(Data):
    """One language. ``numbers``: a decimal value to its words; those of ``maybe`` are also other words.

    ``joined``: "2 week" to the words that hold both. ``between``: what stands between the ends of a range.
    ``units``: a canonical unit to its words. ``denies_too`` can answer for a denial and is none by itself;
    ``no_negation`` holds a denial in form only. ``length``: fewest and most words for one English word.
    """

    script: str
    tokens_a_word: int = Field(ge=1)
    length: tuple[float, float]
    numbers: dict[str, list[str]]
    maybe: dict[str, list[str]]
    joined: dict[str, list[str]]
    between: list[str]
    units: dict[str, list[str]]
    negation: list[str]
    denies_too: list[str]
    no_negation: list[str]
    but: list[str]
    dates: dict[str, list[str]]
    cues: dict[str, list[str]]
    function_words: frozenset[str]

    def pattern(self, words: list[str]) -> re.Pattern[str]:
        """These phrases as they stand in a sentence of this language."""
        return phrases(words, FRONTS.get(self.script, ""))

    @cached_property
    def said(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each fact of ``cues`` and ``dates``."""
        return {name: self.pattern(words) for name, words in {**self.cues, **self.dates}.items()}


@lru_cache(maxsize=1)
def english_words() -> EnglishWords:
    """The English words, read once. Raises RulesError."""
    return read_rules(EnglishWords, f"{FOLDER}/en.yaml")


@lru_cache(maxsize=16)
def language_words(code: str) -> LanguageWords:
    """The words of a checked language, read once. Raises RulesError."""
    return read_rules(LanguageWords, f"{FOLDER}/{code}.yaml")
