"""Numbers and units of an English sentence that its translation lacks, and those that it adds."""

import re
from collections.abc import Iterator

from assistant.encounter import Finding
from assistant.grounding.facts import Quantity, numbers
from assistant.handouts.exact import named
from assistant.handouts.language_text import NUMBER, plain_text
from assistant.handouts.language_words import LanguageWords
from assistant.handouts.told_numbers import FRACTION, Told, told_numbers, values

A_WEEK = re.compile(r"\b(for|in|after|within|over) an? (?=(?:day|week|month|year|hour|minute)\b)", re.I)
"""Here "a" counts; in "twice a week" it does not."""

OTHER_WAYS = {
    "2": re.compile(r"\b(both|pair|couple|double|second|every other|alternate|twice|two|b\.?i\.?d)\b", re.I),
    "3": re.compile(r"\b(third|triple|thrice|t\.?i\.?d)\b", re.I),
    "4": re.compile(r"\bq\.?i\.?d\b", re.I),
    "0.5": re.compile(r"\bhalf\b", re.I),
    "7": re.compile(r"\bweek", re.I),
    "15": re.compile(r"\bquarter of an hour\b", re.I),
    "24": re.compile(r"\b(around the clock|day and night)\b", re.I),
}
"""English words that other languages say as a number."""

STRICT = frozenset(
    {"mg", "mcg", "g", "ml", "l", "units", "percent", "day", "week", "month", "hour", "minute"}
)
"""Units that must stand beside their number; without others ("61-year-old") the sense is clear."""


def number_findings(english: str, translated: str, words: LanguageWords) -> Iterator[Finding]:
    """Critical findings, one a number."""
    told = told_numbers(translated, words)
    for quantity in required_numbers(english):
        same = [t for t in told if quantity.value in t.values]
        if not same:
            yield _finding(
                "number_lost", f"The English says {named(quantity)}; the translation does not.", quantity.span
            )
        elif not _same_unit(quantity, same, words):
            yield _finding(
                "unit_lost",
                f"The English says {named(quantity)}; the translation has another unit.",
                quantity.span,
            )
    allowed, ranges = _allowed(english)
    for extra in told:
        amounts = [float(value) for value in extra.values]
        known = allowed & set(extra.values) or any(low <= a <= high for a in amounts for low, high in ranges)
        if extra.sure and not known and not FRACTION.fullmatch(extra.span):
            yield _finding("number_added", f"The English does not say {extra.span} here.", extra.span)


def required_numbers(english: str) -> list[Quantity]:
    """Numbers that a translation must hold: no places in a row ("the 2nd"), nothing vague ("a few")."""
    found = numbers(A_WEEK.sub(r"\1 1 ", english))
    return [
        q
        for q in found
        if q.unit != "ordinal" and q.low == q.high and not (q.span.lower() == "one" and not q.unit)
    ]


def _same_unit(quantity: Quantity, told: list[Told], words: LanguageWords) -> bool:
    if quantity.unit not in words.units:
        return True
    units = {t.unit for t in told}
    return quantity.unit in units or ("" in units and quantity.unit not in STRICT)


def _allowed(english: str) -> tuple[set[str], list[tuple[float, float]]]:
    """Values that a translation may have, and ranges that vague words stand for."""
    found = numbers(A_WEEK.sub(r"\1 1 ", english))
    allowed = {q.value for q in found} | {
        v for m in NUMBER.finditer(plain_text(english)) for v in values(m[0])
    }
    allowed |= {value for value, ways in OTHER_WAYS.items() if ways.search(english)}
    return allowed, [(q.low, q.high) for q in found if q.low != q.high]


def _finding(rule: str, explanation: str, span: str) -> Finding:
    return Finding(rule=rule, severity="critical", explanation=explanation, span=span)
