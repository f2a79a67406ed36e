"""Texts written in capitals, told in small letters: units, abbreviations and names as they are written."""

import re
from functools import lru_cache

from assistant.encounter import Note
from assistant.handouts.rules import plain_words
from assistant.patient_texts.lines import is_shouted
from assistant.patient_texts.rules import text_rules

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST = 2
"""Words in capitals from which a statement of a text in capitals is one; "CT" alone is an abbreviation."""
BEGINS = re.compile(r"(?:^|[.!?]\s+)[\"'“‘(\[]*([^\W\d_])")
NAMED = re.compile(r"\b(Dr|Mr|Mrs|Ms)(\.?) ([^\W\d_])")


def in_small_letters(note: Note) -> Note:
    """A copy in which statements in capitals are told in small letters; the same note when none is.

    Ids, order and everything else stay. Capitals of a statement count when most of the note, or all of
    the statement and at least five words of it, are in capitals.
    """
    shouted = is_shouted(" ".join(statement.text for statement in note.statements()))
    if not any(_is_capitals(statement.text, shouted) for statement in note.statements()):
        return note
    told = note.model_copy(deep=True)
    for statement in told.statements():
        if _is_capitals(statement.text, shouted):
            statement.text = small_letters(statement.text)
    return told


def _is_capitals(text: str, shouted: bool) -> bool:
    words = [word for word in WORD.findall(text) if len(word) > 1]
    capitals = [word for word in words if word.isupper()]
    if len(capitals) < len(words) * 0.8:
        return False
    return len(capitals) >= (FEWEST if shouted else 5)


def small_letters(text: str) -> str:
    """The text with one capital where a sentence begins: "TAKE 5 MG" is "Take 5 mg"."""
    told = BEGINS.sub(lambda m: m.group(0)[:-1] + m.group(1).upper(), WORD.sub(_word, text))
    return NAMED.sub(lambda m: f"{m.group(1)}{m.group(2)} {m.group(3).upper()}", told)


def _word(match: re.Match[str]) -> str:
    word = match.group(0)
    rules = text_rules()
    if not word.isupper():
        return word
    before = match.string[: match.start()]
    if word in rules.units and re.search(r"(?:\d\s*|\d\s*[A-Z]{1,4}\s*/\s*|/\s*)$", before):
        return rules.units[word]
    if word in _kept() or word == "I":
        return word
    # A letter before a digit or at the end is no word: "L5-S1", "B12", "HEPATITIS B".
    if len(word) == 1 and re.match(r"\d|[.,;:)]|$", match.string[match.end() :]):
        return word
    small = word.lower()
    return small.capitalize() if small in rules.names else small


@lru_cache(maxsize=1)
def _kept() -> frozenset[str]:
    """Abbreviations: those of the plain words that are no common word, and the file's own."""
    terms = {term for term in plain_words().replacements() if term.isalpha() and term.isupper()}
    return frozenset(terms - {"OR", "IT", "US", "PE", "SO", "AS", "AM", "PM", "IN", "ON", "TO", "NO"}) | (
        text_rules().capitals
    )
