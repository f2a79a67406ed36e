"""Whether a test was done or is only to come, as the visit speaks of it and as the note does.

"Let's get an MRI" and "your MRI looks good" tell; "the MRI" alone tells nothing. Words are data:
``knowledge/rules/orders_done.yaml``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.remembered import once
from assistant.grounding.results import NamedTest, named_tests
from assistant.grounding.said import Conversation, Said
from assistant.settings import ROOT

BEFORE, BEHIND = 90, 90
"""Characters around a test in which its standing is told."""

Standing = Literal["to_come", "done", ""]


class DoneRules(BaseModel):
    """The rules file. Unknown keys are refused. All but ``pictures`` and ``put_right`` are patterns."""

    model_config = ConfigDict(extra="forbid")

    pictures: set[str]
    ordered_behind: str
    purpose: str
    ordered_before: str
    again: str
    result_behind: str
    result_label: str
    to_come: str
    done_before: str
    done_behind: str
    later: str
    supposed: str
    put_right: list[tuple[str, str]]
    not_a_medicine: str
    not_a_medicine_before: str
    level: str
    not_a_test: str
    repeats: str


@dataclass(frozen=True)
class Spoken:
    """A test that was named in the visit, whether it was done by then, and who said it."""

    test: NamedTest
    standing: Standing
    said: Said


@lru_cache(maxsize=1)
def done_rules() -> DoneRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/orders_done.yaml").read_text(encoding="utf-8")
    return DoneRules(**yaml.safe_load(source))


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A pattern of the rules by its key."""
    source: str = getattr(done_rules(), key)
    return re.compile(source, re.I)


@once
def spoken_tests(conversation: Conversation) -> list[Spoken]:
    """The pictures and measurements that the visit names, in order."""
    return [
        Spoken(test, _standing(said.utterance.text, test), said)
        for said in conversation.said
        for test in pictures(said.utterance.text)
    ]


def pictures(text: str) -> list[NamedTest]:
    """The tests of a text that are ordered, and looked at, by name."""
    return [test for test in named_tests(text) if test.name in done_rules().pictures]


def result_told_later(conversation: Conversation, since: int) -> Said | None:
    """What tells a result without a test's name, after the utterance with an id; None when nothing does."""
    later = (s for s in conversation.said if s.utterance.id > since)
    return next((s for s in later if pattern("later").search(_plain(s.utterance.text))), None)


def _standing(text: str, test: NamedTest) -> Standing:
    before = re.split(r"[.?!]\s", text[max(0, test.start - BEFORE) : test.start])[-1]
    behind = _plain(text[test.end : test.end + BEHIND])
    done = pattern("done_before").search(before)
    # "We did do an x-ray" and "let's look at what the MRI shows": what was done weighs more.
    if done or pattern("done_behind").search(behind):
        return "done"
    return "to_come" if pattern("to_come").search(before) else ""


def _plain(text: str) -> str:
    return pattern("supposed").sub(" ", text)
