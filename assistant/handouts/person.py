"""From the third person of a note to the "you" of a handout, by rules.

Only words that mean the patient are turned: "the patient", the patient's name, and the pronoun that
the note uses for the patient. Other people keep theirs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.handouts.rules import plain_words

NAMED = re.compile(r"\b((?:(?:Mr|Mrs|Ms|Miss)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) is an? \d+[- ]?year")
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?:[A-Z][\w'’-]*\.? (?=[A-Z])){0,2}[A-Z][\w'’-]+")
FEMALE = re.compile(r"\b(?:she|her|hers|female|woman|girl|mrs|ms)\b", re.I)
MALE = re.compile(r"\b(?:he|him|his|male|man|boy|mr)\b", re.I)

OBJECT_AFTER = (
    r"to|for|with|on|in|at|a|an|the|that|this|back(?! pain)|today|about|from|by|of|and|or|but|if|as|not|some|"
    r"any|when|again"
)
"""Words after which "her" is "you" and not "your": "refer her to", "advised her that"."""

IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't",
             "hasn't": "haven't", "doesn't": "don't"}  # fmt: skip
KEPT = {"always", "also", "sometimes", "perhaps", "thus", "as", "this", "its", "us", "yes", "plus", "besides"}
ADVERB = r"(?:also|still|currently|now|then|never|always|already|just|often|usually|otherwise|only|\w+ly)"


@dataclass(frozen=True)
class Patient:
    """How a note speaks of its patient."""

    third: re.Pattern[str]
    possessive: re.Pattern[str]
    objective: re.Pattern[str]

    def addressed(self, text: str) -> str:
        """The text with the patient as "you" and the writer as "we"."""
        text = re.sub(r"\b(?:[Tt]he )?[Pp]atient['’]s\b", "your", text)
        text = self.possessive.sub("your", self.objective.sub("you", text))
        text = self.third.sub("you", text)
        text = _writer(text)
        return _agree(text)


def patient_of(note: str) -> Patient:
    """Reads the patient's name and pronoun from the whole note."""
    female = len(FEMALE.findall(note)) >= len(MALE.findall(note))
    pronoun = "she" if female else "he"
    possessive = r"\bhers?\b" if female else r"\bhis\b"
    objective = rf"\bher(?=\s+(?:{OBJECT_AFTER})\b|\s*[.,;:)]|\s*$)" if female else r"\bhim\b"
    them = _names(note)
    return Patient(
        third=re.compile(
            r"\b[Tt]he [Pp]atient\b|^[Pp]atient(?= (?:\w+s|will|should|had|may|can)\b)"
            rf"|(?i:\b{pronoun}\b)|\b(?:{them})\b"
        ),
        possessive=re.compile(rf"\b(?:{them})['’]s?(?=\s)|(?i:{possessive})"),
        objective=re.compile(objective, re.I),
    )


def _names(note: str) -> str:
    """A pattern of the patient's names; one that matches nothing when the note has none."""
    found = {m.group(1) for m in NAMED.finditer(note)} | set(TITLED.findall(note))
    names = {name for name in found if name.split()[0] not in {"The", "Patient", "She", "He", "This"}}
    titled = {rf"(?:Mr|Mrs|Ms|Miss)\.? {re.escape(name.split()[-1])}" for name in names}
    return "|".join(sorted({re.escape(name) for name in names} | titled, key=len, reverse=True)) or r"(?!)"


def _writer(text: str) -> str:
    text = re.sub(r"\bI(?: am|'m|’m)\b", "we are", text)
    text = re.sub(r"\bI\b", "we", text)
    text = re.sub(r"\b(?:him|her)self\b", "yourself", text)
    text = re.sub(r"\bme\b", "us", text)
    return re.sub(r"\bmy\b", "our", text)


@lru_cache(maxsize=1)
def _said() -> tuple[re.Pattern[str], dict[str, str]]:
    table = plain_words().said
    names = "|".join(re.escape(n) for n in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(you|who)((?: {ADVERB})*) ({names})\b", re.I), table


def _agree(text: str) -> str:
    """Verbs after "you": "you denies" is "you do not have", "you takes" is "you take"."""
    pattern, table = _said()
    text = re.sub(
        r"^(denies|denied|endorses|reports|states|complains of|presents)\b", r"you \1", text, flags=re.I
    )
    text = pattern.sub(lambda m: f"{m.group(1)}{m.group(2)} {table[m.group(3).lower()]}", text)
    text = re.sub(
        r"\b(you [a-z]+(?: to [a-z]+)? (?:and|or|but)) ([a-z]+s)\b", _second_person, text, flags=re.I
    )
    text = re.sub(rf"\b(you(?: {ADVERB})*) ([a-z]+(?:n't)?)\b", _second_person, text, flags=re.I)
    verbs = "|".join(table)
    text = re.sub(
        rf"\b(you\b[^.;]*?\b(?:and|but)(?: {ADVERB})*) ({verbs})\b",
        lambda m: f"{m.group(1)} {table[m.group(2)]}",
        text,
    )
    return re.sub(
        rf"\b(you\b[^.;,]*?,? (?:and|but|who)(?: {ADVERB})*) (is|was|has|does)\b",
        _second_person,
        text,
        flags=re.I,
    )


def _second_person(match: re.Match[str]) -> str:
    return f"{match.group(1)} {second_person(match.group(2))}"


def second_person(verb: str) -> str:
    """The form of a verb after "you"; a word that is no third person is left alone."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb in KEPT or not verb.endswith("s") or verb.endswith(("ss", "us", "ous")) or len(verb) < 4:
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:sh|ch|ss|x|o)es$", verb) else verb[:-1]
