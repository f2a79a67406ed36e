"""How hard a text is to read, by the formula of its language where there is one.

The formulas of Spanish, Portuguese and French give an ease from 0 (hard) to 100 (easy). It is told as a
school grade by published bands, each with the grade that its upper end asks for: the grade moves in steps.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.handouts.language_syllables import syllables_in
from assistant.handouts.readability import flesch_kincaid

SENTENCE_END = re.compile(r"[.!?؟।]+[\"'”’»)\]]*(?=\s|$)|\n+")
WORD = re.compile(r"[^\W_](?:[^\s.,;:!?؟،।()\"«»“”]|[.,](?=\d))*")

Bands = tuple[tuple[float, float], ...]

INFLESZ: Bands = ((80, 4), (65, 6), (55, 8), (40, 11), (float("-inf"), 13))
"""Ease above which a text needs this school year: INFLESZ (Barrio-Cantalejo and others 2008), whose bands
are primary school (very and quite easy), compulsory and upper secondary school, and university."""

FLESCH: Bands = ((90, 5), (80, 6), (70, 7), (60, 9), (50, 12), (float("-inf"), 13))
"""Flesch's own bands (1949), which Kandel and Moles kept for French."""

MARTINS: Bands = ((75, 4), (50, 8), (25, 12), (float("-inf"), 13))
"""Bands of Martins and others (1996): both halves of the basic school, secondary school, university."""


@dataclass(frozen=True)
class Grade:
    """``value``: US school year, None where the language has no formula. ``formula`` tells what was measured.

    ``ease`` is the formula's own figure (0 hard to 100 easy), None where it has none.
    """

    value: float | None
    formula: str
    words_a_sentence: float
    letters_a_word: float
    ease: float | None = None


def fernandez_huerta(words_a_sentence: float, syllables_a_word: float) -> float:
    """Ease of Spanish (Fernández-Huerta 1959): 206.84 - 60 syllables/word - 1.02 words/sentence.

    The second factor is words a sentence, as corrected by Law (2011), not sentences in 100 words.
    """
    return 206.84 - 60 * syllables_a_word - 1.02 * words_a_sentence


def kandel_moles(words_a_sentence: float, syllables_a_word: float) -> float:
    """Ease of French (Kandel and Moles 1958): 207 - 1.015 words/sentence - 73.6 syllables/word."""
    return 207 - 1.015 * words_a_sentence - 73.6 * syllables_a_word


def flesch_martins(words_a_sentence: float, syllables_a_word: float) -> float:
    """Ease of Portuguese (Martins and others 1996): 248.835 - 1.015 words/sentence - 84.6 syllables/word."""
    return 248.835 - 1.015 * words_a_sentence - 84.6 * syllables_a_word


FORMULAS: dict[str, tuple[str, Callable[[float, float], float], Bands]] = {
    "es": ("Fernández-Huerta, grade by INFLESZ bands", fernandez_huerta, INFLESZ),
    "fr": ("Kandel-Moles, grade by Flesch's bands", kandel_moles, FLESCH),
    "pt": ("Flesch-Martins, grade by its bands", flesch_martins, MARTINS),
}

LENGTHS = "sentence and word length only"
"""What is told of a language without a formula."""


def reading_grade(text: str, language: str) -> Grade:
    """The reading grade of a text in this language (two-letter code). Without words all figures are 0."""
    found = WORD.findall(text)
    if not found:
        return Grade(None, LENGTHS, 0.0, 0.0)
    count = max(1, sum(bool(WORD.search(piece)) for piece in SENTENCE_END.split(text)))
    lengths = (len(found) / count, sum(map(_letters, found)) / len(found))
    if language == "en":
        return Grade(flesch_kincaid(text), "Flesch-Kincaid", *lengths)
    if language not in FORMULAS:
        return Grade(None, LENGTHS, *lengths)
    name, formula, bands = FORMULAS[language]
    spoken = sum(syllables_in(word, language) for word in found)
    ease = formula(lengths[0], spoken / len(found))
    grade = next(grade for least, grade in bands if ease > least)
    return Grade(grade, name, *lengths, ease=round(ease, 1))


def _letters(word: str) -> int:
    """Letters and digits; vowel signs of Hindi and Arabic are not counted."""
    return sum(character.isalnum() for character in word)
