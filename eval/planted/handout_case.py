"""A handout with one error, or one harmless edit, in it; and where in a handout a sentence stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

from assistant.encounter import Handout, HandoutSentence, Note
from assistant.grounding.terms import terms

HandoutError = Literal["dose", "negation", "lost_warning", "lost_follow_up", "invented"]
HANDOUT_ERRORS: tuple[HandoutError, ...] = get_args(HandoutError)

WARNINGS = ("urgent", "help")
FOLLOW_UPS = ("next",)
"""Keys of the parts with warnings and with what comes next."""

REPEATED = 0.6
"""Share of a sentence's content words in another one that then says the same."""


@dataclass(frozen=True)
class Told:
    """A handout and the signed note that it is made from."""

    id: str
    note: Note
    handout: Handout

    def places(self, keys: tuple[str, ...] = ()) -> "list[Place]":
        """Every sentence with its place, in reading order; with ``keys`` only of these parts."""
        return [
            Place(at, number, section.key, sentence)
            for at, section in enumerate(self.handout.sections)
            for number, sentence in enumerate(section.sentences)
            if not keys or section.key in keys
        ]

    def source(self, ids: list[str]) -> str:
        """The words of the statements with these ids."""
        return " ".join(f"{s.problem} {s.text}" for s in self.note.statements() if s.id in ids)


@dataclass(frozen=True)
class Place:
    """A sentence of a handout: its section and its number there, counted from 0."""

    section: int
    number: int
    key: str
    sentence: HandoutSentence

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.text


@dataclass(frozen=True)
class Spoilt:
    """A copy of a handout with one change. ``before`` or ``after`` is "" for what is new or gone."""

    kind: str
    how: str
    before: str
    after: str
    handout: Handout


Spoiler = Callable[[Told, Random], Iterator[Spoilt]]
"""All changes of one kind that a handout allows."""


def reworded(told: Told, kind: str, how: str, place: Place, text: str) -> Spoilt:
    """A copy in which one sentence has other words and the same source."""
    copy = _copy(told)
    copy.sections[place.section].sentences[place.number].text = text
    return Spoilt(kind, how, place.text, text, copy)


def followed(told: Told, kind: str, how: str, place: Place, text: str) -> Spoilt:
    """A copy with a new sentence behind another, said to be of the same source."""
    copy = _copy(told)
    new = place.sentence.model_copy(deep=True, update={"text": text})
    copy.sections[place.section].sentences.insert(place.number + 1, new)
    return Spoilt(kind, how, "", text, copy)


def removed(told: Told, kind: str, how: str, source: list[str], keys: tuple[str, ...]) -> Spoilt:
    """A copy without the sentences of these parts that tell this source; a part left empty goes too."""
    copy = _copy(told)
    gone = [p.text for p in told.places(keys) if p.sentence.source == source]
    for section in copy.sections:
        if section.key in keys:
            section.sentences = [s for s in section.sentences if s.source != source]
    copy.sections = [section for section in copy.sections if section.sentences]
    return Spoilt(kind, how, " ".join(gone), "", copy)


def told_elsewhere(told: Told, source: list[str], keys: tuple[str, ...]) -> bool:
    """Whether another sentence says much the same, so that nothing would be lost."""
    mine = {t for p in told.places(keys) if p.sentence.source == source for t in terms(p.text)}
    others = [set(terms(p.text)) for p in told.places() if p.sentence.source != source or (p.key not in keys)]
    return any(len(mine & other) >= REPEATED * len(mine) for other in others) if mine else True


def _copy(told: Told) -> Handout:
    return told.handout.model_copy(deep=True, update={"approval": None})
