"""Statements of a text in plain words by rules. "You" stands only where the text speaks of its patient.

A leaflet or a guideline speaks of many people, and "adults with asthma" stay so.
"""

import re
from collections import Counter
from functools import lru_cache

from assistant.encounter import Note
from assistant.handouts.differences import differences
from assistant.handouts.person import NAMED, Patient, patient_of, second_person
from assistant.handouts.plain import BULLET, in_short, plain_terms, without_label
from assistant.handouts.simpler import simpler
from assistant.patient_texts.text import TextKind

THE_PATIENT = re.compile(r"\b[Tt]he [Pp]atient(?:['’]s)?\b(?! (?:information|education|leaflet|portal))")
PERSONAL: tuple[TextKind, ...] = ("note", "letter", "lab", "imaging")
"""Kinds that tell of one patient."""

TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z][\w'’-]*\.? (?=[A-Z])){0,2}([A-Z][\w'’-]+)")
TO_READER = re.compile(r"(?<!thank )\byou(?:r|rs|rself)?\b(?! patient)", re.I)
ABOUT = re.compile(r"\b(?:he|she|his|her|him|the patient|patient['’]s)\b", re.I)
SUBJECT = re.compile(
    r"\b[Tt]he [Pp]atient (?=(?:should|must|may|can|will|could|might|has|is|needs|takes|does|was|had)\b)"
)
BELONGS = re.compile(r"\b[Tt]he [Pp]atient['’]s\b")
THEIRS = re.compile(r"\b(their|them|they|themselves|themself)\b", re.I)
YOURS = {"their": "your", "them": "you", "they": "you", "themselves": "yourself", "themself": "yourself"}


class TextSpeech:
    """Tells the statements of one text; numbers, drug names and denials are untouched."""

    def __init__(self, source: Note, kind: TextKind) -> None:
        text = source.of_this_patient()
        self._name = _surname(text) if kind in PERSONAL else None
        self._leaflet = kind == "leaflet"
        self._patient: Patient | None = None
        if kind in PERSONAL and (THE_PATIENT.search(text) or NAMED.search(text) or self._name):
            # In a text that speaks to its reader, other people are "he" and "she".
            about = len(ABOUT.findall(text)) >= len(TO_READER.findall(text))
            self._patient = patient_of(self._unnamed(text)) if about else _only_named()

    def say(self, statement: str) -> str:
        """One statement in plain words. A value or a catchword gets no words that it did not have."""
        bare = without_label(statement) if self._patient else BULLET.sub("", statement).strip()
        addressed = self._addressed(bare)
        told = in_short(_sentence(plain_terms(addressed)))
        # "Idiopathic arthritis" must not become an arthritis "without": then the clinical word stays.
        faithful = told if _is_faithful(statement, told) else in_short(_sentence(addressed))
        return simpler(statement, faithful)

    def _unnamed(self, text: str) -> str:
        return self._name.sub("the patient", text) if self._name else text

    def _addressed(self, text: str) -> str:
        if self._patient is not None:
            return self._patient.addressed(self._unnamed(text))
        return _person(_reader(text) if self._leaflet else text)


def _surname(text: str) -> re.Pattern[str] | None:
    """The patient as the text names them, with title and perhaps first names: the name it names most."""
    found = Counter(match.group(1) for match in TITLED.finditer(text))
    if not found:
        return None
    last = re.escape(found.most_common(1)[0][0])
    return re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z][\w'’-]*\.? ){{0,2}}{last}\b")


def _person(text: str) -> str:
    """ "The patient" of nobody in particular is a person; "patients" are people."""
    text = re.sub(r"\b([Tt])he patient\b(?! information| leaflet)", r"\1he person", text)
    text = re.sub(r"\bA patient\b", "A person", re.sub(r"\ba patient\b", "a person", text))
    return re.sub(r"\bPatients\b(?!['’])", "People", re.sub(r"\bpatients\b(?!['’])", "people", text))


def _reader(text: str) -> str:
    """A leaflet's "the patient should take their tablets" is "you should take your tablets"."""
    if not SUBJECT.search(text) and not BELONGS.search(text):
        return text
    text = BELONGS.sub("your", text)
    told = SUBJECT.sub("you ", text)
    if told != text:
        told = THEIRS.sub(lambda m: YOURS[m.group(1).lower()], told)
    return re.sub(r"\b(you) ([a-z]+)\b", lambda m: f"{m.group(1)} {second_person(m.group(2))}", told)


@lru_cache(maxsize=1)
def _only_named() -> Patient:
    """Turns "the patient" alone."""
    never = re.compile(r"(?!)")
    return Patient(third=re.compile(r"\b[Tt]he [Pp]atient\b"), possessive=never, objective=never)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return text
    text = text[0].upper() + text[1:]
    # A row of values ends as it ends: "5.1 mmol/L." would be read as another unit.
    return f"{text}." if text[-1] not in ".!?:;" and _is_sentence(text) else text


def _is_faithful(statement: str, told: str) -> bool:
    """Nothing lost, added or denied; that another word stands under a denial is what plain words are."""
    found = differences(statement, told, also=told)
    return all(d.kind == "strays" or (d.kind == "negation" and d.span) for d in found)


def _is_sentence(text: str) -> bool:
    """Some words, and the last one is a word; or a single number among them."""
    words = len(re.findall(r"\b[^\W\d_]*[a-z]{2}[^\W\d_]*\b", text))
    last = text.split()[-1]
    if last.isalpha() and len(last) > 1:
        return words > 1
    return words > 2 and last[-1].isalnum() and len(re.findall(r"\d+(?:[.,]\d+)?", text)) == 1
