"""Whether a sentence of a draft is a statement about the patient, and what of it is when not all is.

A weak model leaves questions, greetings and lines of the conversation in a note, and checks leave half
sentences behind. Speech is reported where grammar leaves no doubt; the rest is cut. No model is asked.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.encounter import Section, Speaker
from assistant.grounding.diseases import diseases
from assistant.grounding.quantities import quantities
from assistant.grounding.sections import is_action, is_known, is_system, part_of
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import drugs
from assistant.notes.reported import WE, YOU, I, in_third_person, of_the_patient, opened, without_quotes
from assistant.notes.sentences import split_sentences
from assistant.notes.spoken import Spoken, any_of, speech_rules

CUT = "This is not a statement about the patient: "
SMALL_TALK = f"{CUT}a greeting or a word of agreement."
QUESTION = f"{CUT}a question of the conversation."
SPEECH = f"{CUT}words of the conversation, which cannot surely be put into the third person."
ANSWER = f"{CUT}an answer that cannot be understood without its question."
ANOTHER = "It may have been said of another person than the patient."
EMPTY = f"{CUT}nothing is said here."
BROKEN = "The sentence breaks off."
REPORTED = "Words of the conversation were put into the third person."
LABELLED = "The name of the speaker was taken off."
ENDED = "A colon with nothing behind it was taken off."

UNCLEAR = re.compile(r"^(?:and |but |so )?(?:it|that|this|they|those|these|there)\b", re.I)
"""A line of the conversation that begins so means something that was said before it."""

LOWER = re.compile(r"(?<=[a-z]{2}[.?!])\s+(?=[a-z])|(?<=\bNo\.)\s+(?=[A-Z])")
"""Ends of sentences in speech that is written without capitals; "No." is an answer there and no number."""

PROGRAM = re.compile(r"[\[{]\s*['\"]")
"""Marks of a list or a mapping of a program: no sentence has them."""

STAMMER = re.compile(r"\w- ")


@dataclass(frozen=True)
class Wording:
    """What of a sentence can stand in a note, "" for nothing; ``reason`` is "" when all of it can."""

    text: str
    reason: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a sentence stands, and who is named as its speaker."""

    telling: bool
    to_patient: bool
    speaker: Speaker | None
    spoken: Spoken


def wording(text: str, section: Section, spoken: Spoken) -> Wording:
    """What of a statement of a section can stay, and why the rest cannot."""
    speaker, said = _speaker(text)
    words = re.findall(r"\w+", section.title.lower())
    place = _Place(
        telling=part_of(section.title, section.key) == "history",
        to_patient=any(name in words for name in speech_rules().addressed),
        speaker=speaker,
        spoken=spoken,
    )
    judged = [_judged(piece, place) for piece in _pieces(said, speaker is not None)]
    changed = [w.reason for w in judged if w.reason] or ([LABELLED] if speaker else [])
    if not changed:
        return Wording(text)
    kept = " ".join(w.text[:1].upper() + w.text[1:] for w in judged if w.text)
    return Wording(kept, min(changed, key=_told_first))


def well_formed(text: str, section: Section) -> str:
    """What of a sentence that a check or the model proposes can stand; "" when it is none."""
    return "" if PROGRAM.search(text) else wording(text, section, Spoken()).text


def _told_first(reason: str) -> int:
    """Why something was lost is told before what was only turned."""
    return reason in (REPORTED, LABELLED, ENDED)


def _pieces(text: str, spoken: bool) -> list[str]:
    """Sentences, also those that begin in lower case, as copied speech does, when one of them is speech."""
    parts = [p for s in split_sentences(text) for p in LOWER.split(s)]
    return parts if spoken or any(_is_odd(p) for p in parts) else [text]


def _is_odd(piece: str) -> bool:
    bare = without_quotes(piece)
    return bool(piece.rstrip().endswith("?") or I.search(bare) or YOU.search(bare) or WE.search(bare))


def _judged(piece: str, place: _Place) -> Wording:
    bare = without_quotes(piece)
    if not re.search(r"[A-Za-z]{2}", piece):
        return Wording("", EMPTY)
    if _is_small_talk(piece):
        return Wording("", SMALL_TALK)
    if piece.rstrip(" .\"'").endswith("?"):
        return Wording("", QUESTION)
    if _open_end().search(piece):
        return Wording("", BROKEN)
    if re.search(r":\.?$", piece):
        return _unlabelled(piece)
    if YOU.search(bare) and not place.to_patient:
        turned = of_the_patient(piece) if not place.speaker else ""
        return Wording(turned, REPORTED if turned else SPEECH)
    if I.search(bare) or WE.search(bare):
        return _first_person(piece, place)
    return _of_speaker(piece, place) if place.speaker else Wording(piece)


def _first_person(piece: str, place: _Place) -> Wording:
    """The clinician's own "I" may stand in a note; a patient's may not."""
    speaker = place.speaker or place.spoken.by(piece)
    own = speaker == "clinician" and not place.speaker and (not place.telling or _is_clinical(piece))
    if speaker is None or own:
        return Wording(piece)
    turned = in_third_person(piece, "the patient") if speaker == "patient" else ""
    return Wording(turned, REPORTED if turned else SPEECH)


def _of_speaker(piece: str, place: _Place) -> Wording:
    """A line in the third person behind a speaker's name: whose it is, must be plain."""
    said = opened(piece)
    if len(said.split()) < speech_rules().least_words or UNCLEAR.match(said) or STAMMER.search(said):
        return Wording("", ANSWER)
    if place.speaker == "clinician" and not _is_clinical(said):
        return Wording("", SPEECH)
    if place.speaker == "other" and place.spoken.of_another(said):
        return Wording("", ANOTHER)
    return Wording(said)


def _is_clinical(piece: str) -> bool:
    return bool(diseases(piece) or drugs(piece) or quantities(piece))


def _unlabelled(piece: str) -> Wording:
    """ "Elevation of the leg:" says something, "Neck:" does not."""
    name = piece.rstrip(" :.")
    says = len(terms(name)) > 1 and not (is_action(name) or is_known(name) or is_system(name))
    return Wording(f"{name}.", ENDED) if says else Wording("", EMPTY)


def _speaker(text: str) -> tuple[Speaker | None, str]:
    """Who is named before the colon, and what is behind it."""
    match = _named().match(text)
    if match is None:
        return None, text
    name = match[1].lower()
    named = (who for who, names in speech_rules().speakers.items() if name in names)
    return next(named, "clinician"), text[match.end() :]


def _is_small_talk(piece: str) -> bool:
    words = _small_talk().sub(" ", piece.lower())
    rest = re.findall(r"[a-z0-9']+", words)
    if not rest:
        return True
    # "Good morning, Anna Smith."
    return (
        bool(_greeting().match(piece)) and all(word.capitalize() in piece for word in rest) and len(rest) < 3
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    names = any_of([name for names in speech_rules().speakers.values() for name in names])
    return re.compile(rf"^({names}|dr\.? [A-Z]\w+)\s*:\s*(?=\S)", re.I)


@lru_cache(maxsize=1)
def _small_talk() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(speech_rules().small_talk)}(?![\w-])", re.I)


@lru_cache(maxsize=1)
def _greeting() -> re.Pattern[str]:
    return re.compile(r"(?:hello|hi|hey|good (?:morning|afternoon|evening)|thank you|thanks)\b", re.I)


@lru_cache(maxsize=1)
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(speech_rules().open_ends)}\s*[.,;]*$", re.I)
