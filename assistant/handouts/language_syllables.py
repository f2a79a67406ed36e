"""How many syllables a Spanish, Portuguese or French word has, by rules on groups of vowels.

Spelling shows syllables well in Spanish and Portuguese; in French the silent endings are taken off first.
"""

import re
import unicodedata
from functools import lru_cache

STRONG_ES = "aeoáéíóú"
STRONG_PT = "aeoáéíóúâêôãõà"
VOWELS_FR = "aeiouyàâäéèêëîïôöùûüœæ"


@lru_cache(maxsize=20_000)
def syllables_in(word: str, language: str) -> int:
    """Syllables of a word in "es", "pt" or "fr"; at least 1. Digits count as one."""
    word = unicodedata.normalize("NFC", word.lower())
    count = {"es": _spanish, "pt": _portuguese, "fr": _french}[language]
    return max(1, count(word))


def _nuclei(word: str, strong: str, weak: str) -> int:
    """Each strong vowel is a syllable; weak ones lean on it, or make one together."""
    groups = re.findall(f"[{strong}{weak}]+", word)
    return sum(max(1, sum(vowel in strong for vowel in group)) for group in groups)


def _spanish(word: str) -> int:
    word = re.sub(r"([qg])u(?=[eéií])", r"\1", word)
    word = re.sub(r"y(?=[aeiouáéíóú])", "j", word)
    return _nuclei(word, STRONG_ES, "iuüy")


def _portuguese(word: str) -> int:
    word = re.sub(r"([qg])u(?=[aeioáéíóâêôãõ])", r"\1", word)
    word = re.sub(r"ã[oe]|õe", "ã", word)
    accented = re.search("[áéíóúâêô]", word)
    # Without an accent the stress is on the i: di-a; else the ending is one syllable: re-mé-dio.
    ending = r"(?<=[iu])(?=[aeoáéóâêôã])" if not accented else r"(?<=[iu])(?=[aeoáéóâêôã](?!s?$))"
    word = re.sub(rf"(?<![aeoáéóâêô][iu]){ending}", "-", word)
    word = re.sub(r"(?<=[aeou])(?=i(?:n[^aeiouáéíóú]|nh|[mlrz]$))", "-", word)
    return _nuclei(word, STRONG_PT, "iuü")


def _french(word: str) -> int:
    word = word.replace("'", "").replace("’", "")
    word = re.sub(r"qu(?=[aeiouéèê])", "q", word)
    word = re.sub(r"gu(?=[eiéèê])", "g", word)
    word = re.sub(r"(?<=[aeiouéè])y(?=[aeiouéèê])", "j", word)
    word = re.sub(r"(?<=ai)ent$", "", word)
    silent = re.sub(r"(?:e|es)$", "", word)
    word = silent if re.search(f"[{VOWELS_FR}]", silent) else word
    word = re.sub(r"(?<=[éïëöü])(?=[aeiouéèêâô])|(?<=[aeiou])(?=[éèêïëöâ])(?<![io](?=[éèê]))", "-", word)
    word = re.sub(r"(?:(?<=[bcdfgptv][lr]i)(?=[aeoéè]))", "-", word)
    return len(re.findall(f"[{VOWELS_FR}]+", word))
