"""A note's sentence told to the patient by rules alone: "the patient" is "you", clinical words are plain.

This is what the model starts from, and what stands when the model's wording is not faithful.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.encounter import Note
from assistant.handouts.person import Patient, patient_of
from assistant.handouts.rules import plain_words

BULLET = re.compile(r"^\s*(?:[•\-–*]|\(?\d{1,2}[.)])\s+")

LONG_SENTENCE = 13
SHORT_SENTENCE = 3
"""Words: a longer sentence is cut if it can be, but no piece is shorter than this."""

JOINT = re.compile(
    r"; |,? (and|but|so) (?=(?:we|you|your|it|this|they|there) (?!may|might|could))"
    r"|, (and )(?=(?:start|stop|continue|keep|take|increase|decrease) )"
)
"""Where one sentence ends and another one begins without a change of words."""

CONDITION = re.compile(r"\b(?:if|when|unless|until|after|before|because|that|said|told)\b", re.I)
"""In such sentences the second half depends on the first."""


class PlainSpeech:
    """Tells sentences of one note to its patient."""

    def __init__(self, note: Note) -> None:
        self._patient: Patient = patient_of(note.of_this_patient())

    def say(self, statement: str) -> str:
        """The sentence in second person and plain words; numbers, drug names and denials are untouched."""
        return in_short(_sentence(_ours(self.words(without_label(statement)))))

    def words(self, text: str) -> str:
        """A piece of a sentence in second person and plain words, without a full stop."""
        return plain_terms(self._patient.addressed(text))


def without_label(statement: str) -> str:
    """The sentence without bullet and filing label; "Cardiovascular:" is "Heart:"."""
    bare = BULLET.sub("", statement).strip()
    bare = _labels().sub("", bare, count=1).strip() or bare
    part, _, rest = bare.partition(":")
    about = plain_words().body.get(part.lower())
    return f"{about}: {rest.strip()}" if about and rest else bare


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    names = "|".join(re.escape(label) for label in sorted(plain_words().labels, key=len, reverse=True))
    return re.compile(rf"^(?:{names})\s*:\s*", re.I)


@lru_cache(maxsize=1)
def _terms() -> tuple[re.Pattern[str], dict[str, str]]:
    table = plain_words().replacements()
    return word_pattern(table), {name.lower(): plain for name, plain in table.items()}


def word_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of these words, the longest first; abbreviations in capitals only match in capitals."""
    ordered = sorted(names, key=len, reverse=True)
    choices = "|".join(re.escape(n) if _is_capitals(n) else f"(?i:{re.escape(n)})" for n in ordered)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])")


def _is_capitals(name: str) -> bool:
    return len(name) <= 5 and name.upper() == name and name.isalpha()


def plain_terms(text: str) -> str:
    """Clinical words replaced by plain ones. A name that is explained in the text already is kept."""
    pattern, table = _terms()

    def plain(match: re.Match[str]) -> str:
        said = table[match.group(0).lower()]
        if "(" in said and text[match.end() :].lstrip().startswith("("):
            return match.group(0)
        begins = match.start() == 0 and match.group(0)[0].isupper() and not match.group(0).isupper()
        return said[0].upper() + said[1:] if begins else said

    told = re.sub(r"\b(\w+) \1\b", r"\1", pattern.sub(plain, text))
    # "high blood pressure (hypertension)" has become the same words twice.
    return _articles(re.sub(r"\b(\w[\w ]{2,40}) \(\1\)", r"\1", told, flags=re.I))


def _articles(text: str) -> str:
    """ "An" before a plain word that begins with a consonant, "a" before one with a vowel."""
    text = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwz][a-z]|h(?!our|onest|eir)[a-z])", r"\1 ", text)
    return re.sub(r"\b([Aa]) (?=[aeio](?!ne\b|nce\b)[a-z]|u(?!ni|se|su|ri|te)[a-z])", r"\1n ", text)


@lru_cache(maxsize=1)
def _clinic_verbs() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(plain_words().ours)})\b", re.I)


def _ours(text: str) -> str:
    """ "Repeat the test" is what the clinic does, not an order to the patient."""
    match = _clinic_verbs().match(text)
    if not match:
        return text
    verb = match.group(0).lower()
    helper = "We " if verb.endswith("ed") else "We will "
    return f"{helper}{verb}{text[match.end() :]}"


def in_short(text: str) -> str:
    """A long sentence cut where a new one can begin; nothing is left out, and no condition is cut off."""
    if len(text.split()) <= LONG_SENTENCE or CONDITION.search(text):
        return text
    first, found, rest = _cut(text)
    return f"{first}. {in_short(rest)}" if found else text


def _cut(text: str) -> tuple[str, bool, str]:
    for match in JOINT.finditer(text):
        first, rest = text[: match.start()], text[match.end() :]
        if min(len(first.split()), len(rest.split())) >= SHORT_SENTENCE:
            joint = (match.group(1) or "").strip()
            rest = f"{joint} {rest}" if joint in ("but", "so") else rest
            return first, True, rest[0].upper() + rest[1:]
    return text, False, ""


def _sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."
