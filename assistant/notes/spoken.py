"""The words of a conversation that a draft may hold instead of a report, as data, and who said them."""

import re
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Speaker, Transcript
from assistant.grounding.people import people_words
from assistant.grounding.terms import terms
from assistant.notes.reading import turns
from assistant.settings import ROOT

NEAR = 4
"""Turns before one in which a relative's name makes it open of whom "she" is said."""


WINDOW = 12
"""Content words that one thing of a plan takes to say, about."""


class SpeechRules(BaseModel):
    """The rules file, ``knowledge/rules/speech.yaml``; what each is, is said there."""

    model_config = ConfigDict(extra="forbid")

    speakers: dict[Speaker, list[str]]
    small_talk: list[str]
    openers: list[str]
    first_person: dict[str, str]
    unchanged: list[str]
    present: dict[str, str]
    adverbs: list[str]
    told: list[str]
    addressed: list[str]
    open_ends: list[str]
    telling: list[str]
    least_words: int
    verbatim: int


@lru_cache(maxsize=1)
def speech_rules() -> SpeechRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/speech.yaml").read_text(encoding="utf-8")
    return SpeechRules(**yaml.safe_load(source))


def any_of(words: list[str]) -> str:
    """A pattern for one of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


class Spoken:
    """The turns of a visit as the model read them, to look up what it copied."""

    def __init__(self, transcript: Transcript | None = None) -> None:
        self._turns = turns(transcript.utterances if transcript else [])
        self._terms = [term for turn in self._turns for term in terms(turn.text)]
        self._letters = [_letters(turn.text) for turn in self._turns]

    def by(self, text: str) -> Speaker | None:
        """Who said this word for word; None when it is nobody's or too short to tell."""
        at = self._at(text) if len(_letters(text)) >= speech_rules().verbatim else None
        return self._turns[at].speaker if at is not None else None

    def of_another(self, text: str) -> bool:
        """True unless it was said, and no relative is spoken of in that turn or just before it."""
        at = self._at(text)
        if at is None:
            return True
        near = " ".join(turn.text for turn in self._turns[max(0, at - NEAR) : at + 1])
        return bool(_relatives().search(near))

    def under(self, text: str, problems: list[str]) -> str:
        """The problem that was named last before the words of a text were said; the first when none was."""
        wanted, said = set(terms(text)), self._terms
        shared = [len(wanted & set(said[max(0, at - WINDOW) : at])) for at in range(len(said) + 1)]
        # The last place counts: a plan is told at the end of a visit.
        end = len(said) - shared[::-1].index(max(shared))
        while end and shared[end - 1] == shared[end]:
            end -= 1
        heads = {problem: set(terms(problem)) for problem in problems}
        for word in reversed(said[:end]):
            named = [problem for problem in problems if word in heads[problem]]
            if named:
                return named[0]
        return problems[0]

    def _at(self, text: str) -> int | None:
        wanted = _letters(text)
        return next((at for at, said in enumerate(self._letters) if wanted in said), None)


def _letters(text: str) -> str:
    """Letters and digits alone: "have n't" and "haven't" are the same."""
    return "".join(re.findall(r"[a-z0-9]+", text.lower()))


@lru_cache(maxsize=1)
def _relatives() -> re.Pattern[str]:
    words = [word for person in people_words().people.values() for word in person.words]
    return re.compile(rf"\b{any_of(words)}s?\b", re.I)
