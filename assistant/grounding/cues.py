"""The words that deny, ask, suppose and plan, as data, and a text cut into those cues and its other words.

A text is read in lower case, with "not" for "n't", one word for each group of synonyms, and words
that carry their denial in them taken apart ("afebrile"). Data: ``knowledge/rules/negation.yaml``.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.terms import normalized, terms
from assistant.settings import ROOT

CONTRACTED = [("[\u2018\u2019]", "'"), (r"(?<=[a-z])\s*n't\b", " not")]
"""Curly apostrophes, and "don't", also where a transcript splits it ("do n't")."""

NO_APOSTROPHE = (r"\b(do|does|did|is|was|has|have|had|are|were|could|would|should|ca|wo)nt\b", r"\1 not")
"""Recognized speech leaves apostrophes out."""

KINDS = (
    *("pseudo", "after", "before", "exams", "plans", "topics"),
    *("stops", "asides", "fresh", "open", "asks", "subjects"),
)
"""Kinds of cues that the reader acts on, in the order in which they win over each other."""


class NegationRules(BaseModel):
    """The rules file. Unknown keys are refused; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    version: int
    before: list[str]
    after: list[str]
    pseudo: list[str]
    stops: list[str]
    breaks: list[str]
    topics: list[str]
    asides: list[str]
    topical: list[str]
    subjects: list[str]
    verbs: list[str]
    prepositions: list[str]
    fresh: list[str]
    possessives: list[str]
    exams: list[str]
    retells: list[str]
    plans: list[str]
    open: list[str]
    conditions: list[str]
    asks: list[str]
    tags: list[str]
    hesitations: list[str]
    answers_no: list[str]
    answers_yes: list[str]
    answers_some: list[str]
    answers_open: list[str]
    answers_late: list[str]
    admits: list[str]
    formerly: list[str]
    partly: list[str]
    rewrites: list[tuple[str, str]]
    alike: dict[str, list[str]]
    kept: dict[str, str]
    empty: list[str]
    findings: list[str]


@lru_cache(maxsize=1)
def rules() -> NegationRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/negation.yaml").read_text(encoding="utf-8")
    return NegationRules(**yaml.safe_load(source))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=8)
def saying(kind: str) -> re.Pattern[str]:
    """Finds the phrases of one list of the rules in a text as it was written or said."""
    return re.compile(rf"\b(?:{any_of(getattr(rules(), kind))})\b", re.I)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text as it is read; see above."""
    text = text.lower()
    for pattern, to in _rewrites():
        text = pattern.sub(to, text)
    return normalized(text)


@lru_cache(maxsize=1)
def _rewrites() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), to) for pattern, to in [*CONTRACTED, NO_APOSTROPHE, *rules().rewrites]]


def tokens(text: str) -> list[re.Match[str]]:
    """The cues, words and stops of a text; ``lastgroup`` is the kind of each."""
    return list(_token().finditer(plain(text)))


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    kinds = {kind: rf"\b(?:{any_of(getattr(rules(), kind))})(?![\w'])" for kind in KINDS}
    kinds["after"] = _after()
    kinds |= {
        "join": r",|\b(?:or|nor|and)\b",
        "colon": ":",
        "question": r"\?",
        "end": r"[.;!\n]|--",
        "word": r"\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)?",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


def _after() -> str:
    """ "Negative" at the end of a clause turns what stands before it, elsewhere what follows."""
    with_verb = any_of(cue for cue in rules().after if cue.split()[0] in rules().verbs)
    bare = any_of(cue for cue in rules().after if cue.split()[0] not in rules().verbs)
    return rf"\b(?:(?:{with_verb})(?! for)|(?:{bare})(?=\s*(?:[.;,?!]|$|\b(?:but|and)\b)))(?![\w'])"


@lru_cache(maxsize=50_000)
def content_stem(token: str) -> str:
    """The stem of one word, the same for words that are compared as one; "" for a word without content."""
    found = terms(rules().kept.get(token, token))
    if not found or found[0] in _empty():
        return ""
    return _alike().get(found[0], found[0])


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of words of the rules."""
    return frozenset(content_stem(word) for word in words) - {""}


@lru_cache(maxsize=1)
def findings() -> frozenset[str]:
    """Stems of complaints and findings whose presence is a fact by itself."""
    return frozenset(stem for word in rules().findings for stem in terms(word))


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(terms(" ".join(rules().empty)))


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    groups = rules().alike.items()
    return {stem: terms(word)[0] for word, others in groups for other in others for stem in terms(other)}
