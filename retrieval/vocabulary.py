"""Words as data: abbreviations, names of one thing, and words that say nothing about a topic."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.settings import ROOT

FOLDER = ROOT / "knowledge" / "vocabulary"
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")

Phrase = tuple[str, ...]


class Abbreviations(BaseModel):
    """Short form to long form; those in ``exact`` are only meant when written in capitals."""

    model_config = ConfigDict(extra="forbid")

    abbreviations: dict[str, str]
    exact: frozenset[str]


class QueryWords(BaseModel):
    """Words that are left out of a search: of a problem name, and those with which questions are asked.

    ``plain`` ones are searched, but tell nothing about whether a passage answers a question.
    """

    model_config = ConfigDict(extra="forbid")

    ignored: frozenset[str]
    asking: frozenset[str]
    interrogative: frozenset[str]
    plain: frozenset[str]


class Synonyms(BaseModel):
    """Groups of words or phrases that name the same thing."""

    model_config = ConfigDict(extra="forbid")

    groups: list[list[str]]


class Medicines(BaseModel):
    """The part of ``drugs.yaml`` that a search uses: a generic name and its other names."""

    model_config = ConfigDict(extra="ignore")

    drugs: dict[str, list[str]]


class MedicineClass(BaseModel):
    """An entry of ``drug_classes.yaml``: how the class is said, and which medicines are of it."""

    model_config = ConfigDict(extra="forbid")

    said: list[str]
    names: list[str] = []
    endings: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()

    def holds(self, medicine: str) -> bool:
        """True for a generic name of the class."""
        return medicine in self.names or medicine.endswith(self.endings) or medicine.startswith(self.begins)


@lru_cache(maxsize=1)
def abbreviations() -> Abbreviations:
    """The abbreviations, read once."""
    return Abbreviations(**_read("abbreviations"))


@lru_cache(maxsize=1)
def query_words() -> QueryWords:
    """The words without a topic, read once."""
    return QueryWords(**_read("query_words"))


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


@lru_cache(maxsize=1)
def _generic_names() -> dict[str, str]:
    drugs = Medicines(**_read("drugs")).drugs
    return {name.lower(): generic for generic, names in drugs.items() for name in names}


@lru_cache(maxsize=1)
def _other_names() -> re.Pattern[str]:
    names = sorted(_generic_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, names)) + r")(?![\w-])", re.IGNORECASE)


def generic(query: str) -> str:
    """The query with brand names and other names of medicines replaced by the generic name."""
    return _other_names().sub(lambda found: _generic_names()[found[1].lower()], query)


def words(text: str) -> list[str]:
    """The words of a text in lower case, plural endings cut so that “headaches” finds “headache”."""
    return [_singular(word) for word in _plain_words(text)]


def topic_words(query: str) -> list[str]:
    """The words of a query that say what it is about; may be empty."""
    left_out = query_words().ignored | query_words().asking
    return [_singular(word) for word in _plain_words(query) if word not in left_out]


def told_words(query: str) -> list[str]:
    """The words of a problem name without those that say nothing; words that ask are kept."""
    return [_singular(word) for word in _plain_words(query) if word not in query_words().ignored]


def is_plain(word: str) -> bool:
    """True for a longer word of everyday speech, as ``words`` gives it: it tells nothing about a topic."""
    return word in _plain()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(map(_singular, query_words().plain))


def is_question(query: str) -> bool:
    """True for a whole question, not a problem name."""
    asked, known = _plain_words(query), query_words()
    begins = bool(asked) and asked[0] in known.asking
    return "?" in query or begins or not known.interrogative.isdisjoint(asked)


def related(asked: list[str]) -> dict[str, frozenset[str]]:
    """For each word of a query the words of other names of the same thing; words without any are left out.

    A name of several words counts when all of them stand together in the query.
    """
    found: dict[str, set[str]] = {}
    for start, word in enumerate(asked):
        for phrase, others in _names().get(word, ()):
            if tuple(asked[start : start + len(phrase)]) == phrase:
                for part in phrase:
                    found.setdefault(part, set()).update(others)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=1)
def _names() -> dict[str, list[tuple[Phrase, frozenset[str]]]]:
    """By the first word of a name: the name, and the words of the other names of the same thing."""
    found: dict[str, list[tuple[Phrase, frozenset[str]]]] = {}
    for names, more in _groups():
        phrases = [tuple(words(name)) for name in names]
        for phrase in phrases:
            others = {w for other in phrases if other != phrase for w in other} | more
            found.setdefault(phrase[0], []).append((phrase, frozenset(others - set(phrase))))
    return found


def _groups() -> Iterator[tuple[list[str], set[str]]]:
    """Names of one thing, and more words that stand for it: the names of a medicine's class."""
    for group in Synonyms(**_read("synonyms")).groups:
        yield group, set()
    classes = [MedicineClass.model_validate(entry) for entry in _read("drug_classes").values()]
    for generic, others in Medicines(**_read("drugs")).drugs.items():
        said = [name for one in classes if one.holds(generic) for name in one.said]
        yield [generic, *others], {word for name in said for word in words(name)}


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def _plain_words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in WORD.findall(text.lower().replace("’", "'"))]


def _singular(word: str) -> str:
    keeps = len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is"))
    return word if keeps else word[:-1]
