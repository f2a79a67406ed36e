"""What a text does with its medicines: "stop the lisinopril", "Cozaar (100 mg) and Norvasc are continued".

Each medicine goes with the action nearest before it, else with the first one behind it; the medicines of a
list share theirs. Words are data: ``knowledge/rules/drug_changes.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.vocabulary import Mention, mentions
from assistant.settings import ROOT

TAKEN = "take"
"""Only that a medicine is taken: the note says it of any, so it is only heard."""

REACH = 60
"""Characters between an action and its medicine at most."""

BEHIND = 80
"""Characters behind a medicine in which its action can stand: "Lisinopril 20 mg once a day was stopped"."""

PAST = 40
"""Characters around an action in which it can be put in the past: "since we started it"."""


class ChangeRules(BaseModel):
    """The rules file. Unknown keys are refused.

    ``opposes`` names, for what the note does, each action that contradicts it, and what must not have been
    said beside that. ``milder`` are the contradictions that are major and not critical.
    """

    model_config = ConfigDict(extra="forbid")

    actions: dict[str, list[str]]
    opposes: dict[str, dict[str, list[str]]]
    milder: dict[str, list[str]]
    undone: list[str]
    ends: list[str]
    passive: str
    other: str
    dose: str
    past: list[str]
    put_right: list[tuple[str, str]]


@dataclass(frozen=True)
class Action:
    """One medicine of a text, what is done with it, and where the text says so, in characters.

    ``past``: it was done before the visit, as the words around tell.
    """

    mention: Mention
    name: str
    words: str
    start: int
    past: bool = False


@lru_cache(maxsize=1)
def change_rules() -> ChangeRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/drug_changes.yaml").read_text(encoding="utf-8")
    return ChangeRules(**yaml.safe_load(source))


def actions(text: str) -> list[Action]:
    """Each medicine of a text with what is done with it; medicines without an action are left out."""
    named = mentions(text)
    found: list[Action] = []
    for at, mention in enumerate(named):
        first = last = at
        while first and _listed(text, named[first - 1], named[first]):
            first -= 1
        while last + 1 < len(named) and _listed(text, named[last], named[last + 1]):
            last += 1
        since = max(named[first - 1].end if first else 0, mention.start - REACH)
        until = named[last + 1].start if last + 1 < len(named) else len(text)
        action = _nearest(text, since, mention) or _first(text, named[last].end, until, mention)
        found += [replace(action, past=_is_past(text, action.start))] if action else []
    return found


def named_beside(text: str, mention: Mention) -> set[str]:
    """The actions whose words stand anywhere near a medicine, unless they are of the past."""
    since = max(0, mention.start - REACH)
    around = text[since : mention.end + REACH]
    return {
        name
        for name, pattern in action_patterns().items()
        if any(not _is_past(text, since + m.start()) for m in pattern.finditer(around))
    }


def _listed(text: str, one: Mention, other: Mention) -> bool:
    """Whether two medicines share their verb: "stop lisinopril (10 mg) and metformin"."""
    between = _pattern(change_rules().dose).sub(" ", text[one.end : other.start])
    return bool(re.fullmatch(r"[\s,]*(?:(?:and|or)\b)?[\s,]*", between, re.I))


def _nearest(text: str, since: int, mention: Mention) -> Action | None:
    """The action that ends last in the words before a medicine, unless it is undone."""
    ended = [m.end() for m in _any("ends").finditer(text, since, mention.start)]
    start = ended[-1] if ended else since
    found = [
        (m, name) for name, way in action_patterns().items() for m in way.finditer(text, start, mention.start)
    ]
    if not found:
        return None
    match, name = max(found, key=lambda each: (each[0].end(), len(each[0].group(0))))
    if _any("undone").search(text[start : match.end()]):
        return None
    return Action(mention, name, match.group(0), match.start())


def _first(text: str, since: int, until: int, mention: Mention) -> Action | None:
    """The action that comes first in the words behind a medicine: "was stopped"."""
    clause = _any("ends").split(text[since : min(until, since + BEHIND)])[0]
    between = re.compile(rf"^(?P<gap>.*?)\b{change_rules().passive}\W+(?:\w+ )?$", re.I | re.S)
    for match, name in sorted(_places(clause), key=lambda each: each[0].start()):
        led = between.match(clause[: match.start()])
        if led and not _pattern(change_rules().other).search(led["gap"]):
            undone = _any("undone").search(clause[: match.end()])
            return None if undone else Action(mention, name, match.group(0), since + match.start())
    return None


def _places(clause: str) -> Iterator[tuple[re.Match[str], str]]:
    for name, pattern in action_patterns().items():
        yield from ((match, name) for match in pattern.finditer(clause))


def _is_past(text: str, start: int) -> bool:
    return bool(_any("past").search(text[max(0, start - PAST // 2) : start + PAST]))


@lru_cache(maxsize=1)
def action_patterns() -> dict[str, re.Pattern[str]]:
    """How each action is written and said."""
    return {
        name: re.compile(rf"\b(?:{'|'.join(ways)})\b", re.I) for name, ways in change_rules().actions.items()
    }


@lru_cache(maxsize=3)
def _any(key: str) -> re.Pattern[str]:
    patterns: list[str] = getattr(change_rules(), key)
    return re.compile("|".join(patterns), re.I)


@lru_cache(maxsize=4)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.I)
