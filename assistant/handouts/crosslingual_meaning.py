"""Denials, changes, days, sides and how often, compared between an English sentence and its translation."""

import re
from collections.abc import Iterator

from assistant.encounter import Finding
from assistant.grounding.facts import drugs
from assistant.handouts.exact import dates
from assistant.handouts.language_text import plain_text
from assistant.handouts.language_words import LanguageWords, english_words
from assistant.handouts.rules import fidelity_rules
from assistant.handouts.told_drugs import told_drugs

PARTS = re.compile(r"[.;!?]|, but\b|\bbut\b", re.I)
OPPOSITE = (
    ("left", "right"),
    ("before", "after"),
    ("morning", "evening"),
    ("start", "stop"),
    ("raise", "lower"),
    ("worse", "better"),
    ("high", "low"),
)
MUST_HOLD = (
    "left",
    "right",
    "with_food",
    "empty_stomach",
    "a_day",
    "a_week",
    "a_month",
    "a_year",
    "morning",
    "evening",
)
"""Facts that may not be lost; the others may be said in many ways, but not as their opposite."""

CHANGES = ("start", "stop", "raise", "lower")
SAID = {
    "left": "left",
    "right": "right",
    "with_food": "with food",
    "empty_stomach": "on an empty stomach",
    "a_day": "how often a day",
    "a_week": "how often a week",
    "a_month": "how often a month",
    "a_year": "how often a year",
    "morning": "in the morning",
    "evening": "in the evening",
}


def meaning_findings(english: str, translated: str, words: LanguageWords) -> Iterator[Finding]:
    """Critical findings, one a fact."""
    yield from _denials(english, translated, words)
    said = {
        n
        for n, way in english_words().said.items()
        if way.search(plain_text(english_words().no_side.sub(" ", english)))
    }
    told = {name for name, way in words.said.items() if way.search(plain_text(translated))}
    yield from _opposites(said, told)
    yield from _lost(said, told, bool(drugs(english)))
    yield from _days(dates(english), told & set(words.dates))


def drug_findings(english: str, translated: str, code: str) -> Iterator[Finding]:
    """Critical findings, one a medicine that one of the two lacks."""
    said = drugs(english)
    told = told_drugs(translated, code, english)
    for name in sorted(said - told):
        yield _finding("drug_lost", f"The translation leaves out {name}.", name)
    for name in sorted(told - said):
        yield _finding("drug_added", f"The English does not name {name} here.", name)


def _denials(english: str, translated: str, words: LanguageWords) -> Iterator[Finding]:
    rules = fidelity_rules()
    english = english_words().no_denial.sub(" ", english)
    told = words.pattern(words.no_negation).sub(" ", plain_text(translated))
    denied = len(rules.denial.findall(english))
    denies = len(words.pattern(words.negation).findall(told))
    answered = denies or words.pattern(words.denies_too).search(told)
    if denied and not answered:
        yield _finding("negation", "The English says that something is not so; the translation does not.", "")
    elif (
        denies
        and not denied
        and not rules.denial_equals.search(english)
        and not english_words().half_denial.search(english)
    ):
        yield _finding("negation", "The translation says that something is not so; the English does not.", "")
    elif denied and _turned_in_a_part(english, told, words):
        yield _finding("negation", "English and translation do not deny the same thing.", "")


def _turned_in_a_part(english: str, told: str, words: LanguageWords) -> bool:
    """Where both have the same parts ("..., but ..."), a part that denies in only one of the two."""
    rules = fidelity_rules()
    parts = [p for p in PARTS.split(english) if p.strip()]
    told_parts = [
        p for p in re.split(rf" [.;!?](?= )|{words.pattern(words.but).pattern}", told) if p.strip(" ,")
    ]
    if len(parts) < 2 or len(parts) != len(told_parts):
        return False
    for one, other in zip(parts, told_parts, strict=True):
        denies = bool(words.pattern(words.negation).search(other))
        near = (
            words.pattern(words.denies_too).search(other)
            or rules.denial_equals.search(one)
            or english_words().half_denial.search(one)
        )
        if bool(rules.denial.search(one)) != denies and not near:
            return True
    return False


def _opposites(said: set[str], told: set[str]) -> Iterator[Finding]:
    for pair in OPPOSITE:
        for one, other in (pair, pair[::-1]):
            if one in said and other not in said and other in told and one not in told:
                rule = "change" if one in CHANGES else "turned"
                yield _finding(rule, f"The English says {one}, the translation {other}.", one)


def _lost(said: set[str], told: set[str], medicine: bool) -> Iterator[Finding]:
    for name in MUST_HOLD:
        if name in said and name not in told:
            yield _finding("detail_lost", f"The translation does not say {SAID[name]}.", SAID[name])
    for name in CHANGES if medicine else ():
        if name in said and name not in told:
            yield _finding("change", f"The translation does not say {name}.", name)
    for name in ("left", "right"):
        if name in told and name not in said and not {"left", "right"} & said:
            yield _finding("detail_added", f"The translation says {name}; the English does not.", name)
    periods = {"a_day", "a_week", "a_month", "a_year"}
    if said & periods and told & periods and not said & told & periods:
        yield _finding("turned", "The translation says another time span for how often.", "")


def _days(said: set[str], told: set[str]) -> Iterator[Finding]:
    for name in sorted(said - told):
        yield _finding("date_lost", f"The translation leaves out {name}.", name)
    for name in sorted(told - said - {"tomorrow", "tonight"}):
        yield _finding("date_added", f"The English does not say {name} here.", name)


def _finding(rule: str, explanation: str, span: str) -> Finding:
    return Finding(rule=rule, severity="critical", explanation=explanation, span=span)
