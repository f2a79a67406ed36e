"""When things in a text are: tests and treatments that were done or are planned, habits kept or given up.

All cues are data: ``knowledge/rules/time.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.said import Conversation, Said
from assistant.settings import ROOT

When = Literal["past", "planned", "present", ""]
"""Done or given up, still to come, kept; "" when the words do not tell."""

WORDS = 8
"""Words before and behind a thing that can tell when it is."""

ANSWER = 25
"""Words of an answer that can tell, when the thing is named in the question only."""


class TimeRules(BaseModel):
    """The rules file. Unknown keys are refused. Lists of patterns; events and habits by name."""

    model_config = ConfigDict(extra="forbid")

    events: dict[str, list[str]]
    past: list[str]
    planned: list[str]
    noted_done: list[str]
    noted_planned: list[str]
    habits: dict[str, list[str]]
    given_up: list[str]
    not_given_up: list[str]
    kept: list[str]
    never: list[str]
    again: list[str]
    over: list[str]
    going_on: list[str]
    anywhere: list[str]
    asked: list[str]
    other_time: dict[When, list[tuple[str, str]]]


@dataclass(frozen=True)
class Timed:
    """An event or a habit, when it is, and the words around that tell."""

    name: str
    when: When
    words: str
    around: str


@lru_cache(maxsize=1)
def rules() -> TimeRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/time.yaml").read_text(encoding="utf-8")
    return TimeRules(**yaml.safe_load(source))


@lru_cache(maxsize=64)
def cue(kind: str) -> re.Pattern[str]:
    """The pattern of one list of the rules, by its key."""
    return _whole(getattr(rules(), kind))


@lru_cache(maxsize=1)
def _events() -> dict[str, re.Pattern[str]]:
    return {name: _whole(words) for name, words in rules().events.items()}


@lru_cache(maxsize=1)
def _habits() -> dict[str, re.Pattern[str]]:
    return {name: _whole(words) for name, words in rules().habits.items()}


def _whole(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{w})" for w in words) + r")(?!\w)", re.I)


def events(text: str) -> list[Timed]:
    """Tests and treatments of a text; those with cues for both times, or none, have no time."""
    return [_event(name, m, text) for name, pattern in _events().items() for m in pattern.finditer(text)]


def _event(name: str, match: re.Match[str], text: str) -> Timed:
    around = _around(match, text)
    done, planned = bool(cue("past").search(around)), bool(cue("planned").search(around))
    when: When = "" if done == planned else "past" if done else "planned"
    return Timed(name, when, match.group(0), around)


def _around(match: re.Match[str], text: str, reach: int = WORDS) -> str:
    before = re.split(r"[.;?!]\s|\b(?:but|so|okay|because|which)\b", text[: match.start()])[-1]
    behind = re.split(r"[.;?!](?:\s|$)|\b(?:so|okay|because)\b", text[match.end() :])[0]
    return " ".join([*before.split()[-reach:], match.group(0), *behind.split()[:reach]])


def habits(text: str, reach: int = WORDS) -> list[Timed]:
    """Habits that a text says are kept or given up; one that is denied, or left open, is not among them.

    ``reach`` is how many words before and behind tell; a written sentence tells as a whole.
    """
    return [
        Timed(name, when, m.group(0), around)
        for name, pattern in _habits().items()
        for m in pattern.finditer(text)
        if (when := _kept(around := _around(m, text, reach)))
    ]


def _kept(around: str) -> When:
    told = cue("not_given_up").sub(" ", around)
    if cue("given_up").search(told):
        return "past"
    return "present" if cue("kept").search(told) and not cue("never").search(told) else ""


@lru_cache(maxsize=8)
def heard_events(conversation: Conversation) -> tuple[tuple[Timed, Said], ...]:
    """The events that were said, with the utterance of each."""
    return tuple((event, said) for said in conversation.said for event in events(said.utterance.text))


@lru_cache(maxsize=8)
def heard_habits(conversation: Conversation) -> tuple[tuple[Timed, Said], ...]:
    """The habits that were said, with the utterance of each; a question says nothing, its answer does."""
    return tuple((habit, said) for said in conversation.said for habit in _answered(said))


def _answered(said: Said) -> Iterator[Timed]:
    told = re.sub(r"[^.!?]*\?", " ", said.utterance.text)
    # "And do you still smoke" asks, often without a question mark.
    found = [h for h in habits(told) if not cue("asked").search(h.around)]
    yield from found
    answer = " ".join(told.split()[:ANSWER])
    for name, pattern in _habits().items():
        asked = pattern.search(said.question)
        if asked and name not in {h.name for h in found} and (when := _kept(answer)):
            yield Timed(name, when, asked.group(0), answer)
