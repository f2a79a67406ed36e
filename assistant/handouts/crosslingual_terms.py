"""Body parts, findings and tests that a translation lost or mixed up, and English words that it kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.encounter import Finding
from assistant.grounding.facts import drugs
from assistant.handouts.language_data import read_rules
from assistant.handouts.language_text import phrases, plain_text
from assistant.handouts.language_words import LanguageWords, english_words, language_words
from assistant.handouts.medicine_names import names
from assistant.handouts.rules import Data

FILE = "vocabulary/translated_terms.yaml"
FOREIGN = re.compile(r"(?:th|chol|ck|sh|wh|ee|oo|w|k|y$|[bcdfghjkmpqtvx]$)")
"""Spellings that Spanish and Portuguese do not have; French has some of them."""

LONG = 4


class TermTable(Data):
    """Each row: ``en`` and language codes to the phrases that mean the same."""

    terms: list[dict[str, list[str]]]


@dataclass(frozen=True)
class Term:
    """A term: the pattern of its English words, of its words in one language, and the word to suggest."""

    english: re.Pattern[str]
    told: re.Pattern[str]
    suggested: str


@lru_cache(maxsize=16)
def _terms(code: str) -> list[Term]:
    rows = read_rules(TermTable, FILE).terms
    words = language_words(code)
    return [Term(phrases(row["en"]), words.pattern(row[code]), row[code][0]) for row in rows if code in row]


def term_findings(english: str, translated: str, code: str, words: LanguageWords) -> Iterator[Finding]:
    """Critical findings, one a term; ``span`` is the English word."""
    told = plain_text(translated)
    for name, term in _said(english, code):
        if not term.told.search(told):
            yield _finding("term_lost", f"The English says {name}; the translation does not.", name)
    for word in _kept_english(english, told, words):
        yield _finding("english_word", f"This word is still English: {word}.", word)


def suggestions(english: str, code: str) -> list[str]:
    """Words for a model to use for the terms of a sentence, as "breast = mama"."""
    said = [(name.replace(" - ", "-"), term.suggested.rstrip("*")) for name, term in _said(english, code)]
    return [f"{name} = {suggested}" for name, suggested in said]


def _said(english: str, code: str) -> list[tuple[str, Term]]:
    """Terms of the sentence by the words that name them. A longer term counts, not also one inside it."""
    plain = plain_text(names().sub(" ", english_words().no_body.sub(" ", english)))
    found = [(match, term) for term in _terms(code) for match in term.english.finditer(plain)]
    outer = [
        (match.group(0), term)
        for match, term in found
        if not any(
            other.start() <= match.start() and match.end() <= other.end() and other.group(0) != match.group(0)
            for other, _ in found
        )
    ]
    return list({name: (name, term) for name, term in outer}.values())


def _kept_english(english: str, told: str, words: LanguageWords) -> list[str]:
    """Words of the English sentence that stand in the translation and are not words of its language."""
    medicines = plain_text(" ".join([*drugs(english), *names().findall(english)])).split()
    capitals = {w.lower() for w in re.findall(r"\b\w*[A-Z]\w*\b", english.partition(" ")[2])}
    said = set(plain_text(english).split()) - set(medicines) - capitals
    at_home = english_words().function_words - words.function_words
    known = {w for group in words.units.values() for w in group}
    return [
        word
        for word in dict.fromkeys(told.split())
        if word in said
        and word not in known
        and (word in at_home or (len(word) >= LONG and (words.script != "LATIN" or _foreign(word, words))))
    ]


def _foreign(word: str, words: LanguageWords) -> bool:
    return (
        bool(FOREIGN.search(word)) and "w" in word
        if "vous" in words.function_words
        else bool(FOREIGN.search(word))
    )


def _finding(rule: str, explanation: str, span: str) -> Finding:
    return Finding(rule=rule, severity="critical", explanation=explanation, span=span)
