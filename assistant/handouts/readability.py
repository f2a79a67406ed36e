"""Reading grade of English text, as a US school year. Measured here, offline, never guessed."""

import math
import re

from assistant.handouts.syllables import syllables

WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z][A-Za-z0-9]*(?:['’\-][A-Za-z0-9]+)*")
ABBREVIATIONS = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|approx)\.(?=\s)|\b(?:a\.m|p\.m|y\.o|etc)\.(?=\s+[a-z])|\b[Nn]o\.(?=\s+\d)"
)
"""Full stops that end no sentence."""

SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[A-Z0-9\"“(•-])|\n+")
LONG = 3
"""Syllables from which a word is hard in SMOG (McLaughlin 1969)."""


def words(text: str) -> list[str]:
    """The words of a text. A number is a word, so is "A1c"; "120/80" and "5 mg" are two each."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Sentences and lines of a text that have a word. "Dr. May" and "2.5 mg" are not cut."""
    kept = ABBREVIATIONS.sub(lambda m: m.group(0).replace(".", "\0"), text)
    pieces: list[str] = []
    start = 0
    for end in SENTENCE_END.finditer(kept):
        pieces.append(kept[start : end.end()])
        start = end.end()
    pieces.append(kept[start:])
    return [p.replace("\0", ".").strip() for p in pieces if WORD.search(p)]


def flesch_kincaid(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid 1975): 0.39 words/sentence + 11.8 syllables/word - 15.59.

    Unbounded below; 0.0 for text without words. A phrase of a few words can be off by several grades.
    """
    found = words(text)
    if not found:
        return 0.0
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59


def smog(text: str) -> float:
    """SMOG grade (McLaughlin 1969): 1.043 sqrt(30 hard words/sentences) + 3.1291; 0.0 without words.

    Made for 30 sentences or more; of fewer it is only a hint.
    """
    found = words(text)
    if not found:
        return 0.0
    hard = sum(syllables(word) >= LONG for word in found)
    return 1.043 * math.sqrt(30 * hard / len(sentences(text))) + 3.1291
