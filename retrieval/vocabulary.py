"""Words as data: abbreviations that are written out, and words that say nothing about a topic."""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

FOLDER = ROOT / "knowledge" / "vocabulary"
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")


class Abbreviations(BaseModel):
    """Short form to long form; those in ``exact`` are only meant when written in capitals."""

    model_config = ConfigDict(extra="forbid")

    abbreviations: dict[str, str]
    exact: frozenset[str]


class QueryWords(BaseModel):
    """Words of a problem name that are left out of a search."""

    model_config = ConfigDict(extra="forbid")

    ignored: frozenset[str]


@lru_cache(maxsize=1)
def abbreviations() -> Abbreviations:
    """The abbreviations, read once."""
    return Abbreviations(**yaml.safe_load((FOLDER / "abbreviations.yaml").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def ignored_words() -> frozenset[str]:
    """The words without a topic, read once."""
    return QueryWords(**yaml.safe_load((FOLDER / "query_words.yaml").read_text(encoding="utf-8"))).ignored


@lru_cache(maxsize=1)
def _short_forms() -> re.Pattern[str]:
    known = abbreviations()
    forms = sorted(known.abbreviations, key=len, reverse=True)
    patterns = [re.escape(f) if f in known.exact else f"(?i:{re.escape(f)})" for f in forms]
    return re.compile(r"(?<![\w-])(" + "|".join(patterns) + r")(?![\w-])")


@lru_cache(maxsize=1)
def _long_forms() -> dict[str, str]:
    return {short.lower(): long for short, long in abbreviations().abbreviations.items()}


def written_out(query: str) -> str:
    """The query with its abbreviations replaced by what they stand for."""
    return _short_forms().sub(lambda found: _long_forms()[found[1].lower()], query)


def words(text: str) -> list[str]:
    """The words of a text in lower case, plural endings cut so that “headaches” finds “headache”."""
    return [_singular(word) for word in _plain_words(text)]


def topic_words(query: str) -> list[str]:
    """The words of a query that say what it is about; may be empty."""
    return [_singular(word) for word in _plain_words(query) if word not in ignored_words()]


def _plain_words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in WORD.findall(text.lower().replace("’", "'"))]


def _singular(word: str) -> str:
    keeps = len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is"))
    return word if keeps else word[:-1]
