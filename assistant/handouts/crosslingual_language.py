"""Whether an answer is in the language that was asked for, and of a likely length."""

from collections import Counter
from collections.abc import Iterator

from assistant.encounter import Finding
from assistant.handouts.language_text import plain_text, script_of
from assistant.handouts.language_words import LanguageWords, english_words, language_words
from assistant.handouts.medicine_names import names
from assistant.handouts.medicine_phrases import told_field

RELATED = ("es", "pt", "fr")
"""Languages in Latin letters that a model may take for one another."""

ENOUGH = 6
"""Words; in shorter text function words prove nothing."""

NATIVE = 0.5
"""Share of letters in the language's own script; medicines and units may stay in Latin letters."""

SPARE = 4
"""Words that a translation may be longer or shorter than its share: articles, particles."""

ENGLISH = 2
"""English function words from which a sentence in Latin letters is taken for half translated."""


def language_findings(english: str, translated: str, code: str, name: str) -> Iterator[Finding]:
    """Critical findings on an answer that is English, in another language or script, or of an odd length."""
    words = language_words(code)
    if not translated.strip() or _in_english(english, translated, code, words):
        yield _finding(
            "not_translated", "This is not translated yet. A person must translate it.", translated
        )
        return
    strange = _strange_letters(translated, words)
    if strange:
        yield _finding("language", f"Some letters are not {name}: {strange}.", strange)
    elif _wrong_language(translated, code, words):
        yield _finding("language", f"This does not read like {name}.", translated)
    least, most = words.length
    count, wanted = len(_words(translated)), len(_words(english))
    if count < least * wanted - SPARE:
        yield _finding("too_short", "The translation is much shorter than the English.", translated)
    if count > most * wanted + SPARE:
        yield _finding("too_long", "The translation is much longer than the English.", translated)


def _in_english(english: str, translated: str, code: str, words: LanguageWords) -> bool:
    """The English again, or most of it; names and numbers alone may stay as they are."""
    told = _words(translated)
    if english.strip().lower() == translated.strip().lower():
        return bool(_own_words(translated, words)) and told_field(english, code).lower() != english.lower()
    foreign = len(set(told) & words.function_words)
    at_home = english_words().function_words - words.function_words
    return words.script == "LATIN" and sum(w in at_home for w in told) >= ENGLISH and foreign < len(told) / 4


def _wrong_language(translated: str, code: str, words: LanguageWords) -> bool:
    told = _words(translated)
    letters = Counter(script_of(c) for word in _own_words(translated, words) for c in word if c.isalpha())
    if words.script != "LATIN":
        return letters[words.script] < NATIVE * letters.total()
    if len(told) < ENOUGH:
        return False
    hits = {lang: sum(w in language_words(lang).function_words for w in told) for lang in RELATED}
    at_home = english_words().function_words - words.function_words
    english = sum(w in at_home for w in told)
    rivals = [count for lang, count in hits.items() if lang != code]
    return english >= ENGLISH or (hits[code] == 0 and len(told) > ENOUGH) or max(rivals) > hits[code] + 1


def _own_words(text: str, words: LanguageWords) -> list[str]:
    """Words that are to be translated: no medicines, units or numbers, which may stay as they are."""
    units = {unit for group in words.units.values() for unit in group}
    return [w for w in _words(names().sub(" ", text)) if w not in units and not w.isdigit()]


def _strange_letters(translated: str, words: LanguageWords) -> str:
    """Letters of a script that has no place here: models slip into Chinese or Cyrillic."""
    strange = [
        c
        for c in translated
        if c.isalpha()
        and script_of(c) not in ("LATIN", words.script, "MICRO", "FEMININE", "MASCULINE", "GREEK")
    ]
    return "".join(strange)[:20]


def _words(text: str) -> list[str]:
    return [token for token in plain_text(text).split() if any(c.isalnum() for c in token)]


def _finding(rule: str, explanation: str, span: str) -> Finding:
    return Finding(rule=rule, severity="critical", explanation=explanation, span=span)
