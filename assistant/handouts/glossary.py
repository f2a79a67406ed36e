"""What a clinical word of a handout means, in one short sentence. Words and meanings are data."""

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml
from pydantic import model_validator

from assistant.encounter import Handout
from assistant.handouts.rules import Data
from assistant.settings import ROOT

FILE = "vocabulary/glossary.yaml"
"""Under ``knowledge/``."""

ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9]")
"""A word with a second capital or a digit ("MRI", "A1c"): its letters are matched as they are written."""


class Glossary(Data):
    """``knowledge/vocabulary/glossary.yaml``.

    ``terms``: a word and its meaning. ``also``: another form and the word of ``terms`` that it is.
    ``everyday``: phrases in which a word means something else.
    """

    terms: dict[str, str]
    also: dict[str, str]
    everyday: list[str]

    @model_validator(mode="after")
    def _forms_lead_somewhere(self) -> "Glossary":
        lost = sorted(set(self.also.values()) - set(self.terms))
        twice = sorted(set(self.also) & set(self.terms))
        if lost or twice:
            raise ValueError(f"forms without a term: {lost}; forms that are terms: {twice}")
        return self


@dataclass(frozen=True)
class Explained:
    """A word of a text and what it means. ``start`` and ``end`` are characters of the text."""

    term: str
    words: str
    start: int
    end: int
    meaning: str


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The words, read once. Unknown keys are errors."""
    return Glossary.model_validate(yaml.safe_load((ROOT / "knowledge" / FILE).read_text(encoding="utf-8")))


def meaning(word: str) -> str:
    """What one word, or words that belong together, means; "" when it is not in the glossary."""
    match = _pattern().fullmatch(word.strip())
    term = _term(match) if match else ""
    return glossary().terms[term] if term else ""


def explain_words(text: str) -> list[Explained]:
    """The words of a text that the glossary has, each once, in reading order. The longest words win."""
    found: dict[str, Explained] = {}
    for match in _pattern().finditer(text):
        term = _term(match)
        if term and term not in found:
            means = glossary().terms[term]
            found[term] = Explained(term, match.group(0), match.start(), match.end(), means)
    return list(found.values())


def handout_words(handout: Handout) -> dict[str, str]:
    """The glossary of one handout: its words, as they first stand there, and what they mean."""
    return {explained.words: explained.meaning for explained in explain_words(handout.text())}


def _term(match: re.Match[str]) -> str:
    """The term that was found; "" for an everyday phrase."""
    return _forms().get(match.group(0), "") or _forms().get(match.group(0).lower(), "")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Every form that can stand in a text, and its term. Ordinary words are in small letters."""
    known = glossary()
    named = {**{term: term for term in known.terms}, **known.also}
    forms = {plural: term for form, term in named.items() for plural in _plurals(form)}
    forms |= dict.fromkeys(known.everyday, "") | named
    return {form if ABBREVIATION.search(form) else form.lower(): term for form, term in forms.items()}


def _plurals(form: str) -> list[str]:
    """The plural of a form; one that is a plural already, or a word like "diabetes", has none."""
    if ABBREVIATION.search(form):
        return [f"{form}s"]
    if form.endswith(("sis", "xis")):
        return [f"{form[:-2]}es"]
    if form.endswith(("ss", "us", "x", "ch", "sh")):
        return [f"{form}es"]
    if form.endswith("s"):
        return []
    return [f"{form[:-1]}ies"] if re.search(r"[^aeiou]y$", form) else [f"{form}s"]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_forms(), key=len, reverse=True)
    choices = "|".join(re.escape(n) if ABBREVIATION.search(n) else f"(?i:{re.escape(n)})" for n in names)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])")
