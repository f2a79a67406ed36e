"""What is done with a medicine must not be turned around: stopped for continued, lowered for raised.

Only a medicine counts of which everything that was decided in the visit says the opposite of the note.
Words are data: ``knowledge/rules/drug_changes.yaml``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.vocabulary import Mention, mentions, same_drug
from assistant.settings import ROOT

RULE = "drug_change"

TAKEN = "take"
"""Only that a medicine is taken: the note says it of any, so it is only heard."""

REACH = 60
"""Characters between an action and its medicine at most."""

BEHIND = 40
"""Characters behind a medicine in which an action can stand: "lisinopril was stopped", "take it off"."""


class ChangeRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    actions: dict[str, list[str]]
    agrees: dict[str, list[str]]
    opposes: dict[str, list[str]]
    undone: list[str]
    ends: list[str]


@lru_cache(maxsize=1)
def change_rules() -> ChangeRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/drug_changes.yaml").read_text(encoding="utf-8")
    return ChangeRules(**yaml.safe_load(source))


def check_drug_changes(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical where the visit says only the opposite of what the note does with a medicine."""
    found = [
        _check(mention, action, words, statement, conversation)
        for mention, action, words in changes(statement.text)
    ]
    return [f for f in found if f is not None]


def changes(text: str, heard: bool = False) -> Iterator[tuple[Mention, str, str]]:
    """Each medicine of a text with what is done with it, and the words that say so.

    With ``heard`` also that it is taken, where nothing is done with it.
    """
    named = mentions(text)
    for at, mention in enumerate(named):
        start = max(
            named[at - 1].end if at and not _listed(text, named[at - 1], mention) else 0,
            mention.start - REACH,
        )
        until = named[at + 1].start if at + 1 < len(named) else len(text)
        found = _nearest(text[start : mention.start]) or _first(
            text[mention.end : min(until, mention.end + BEHIND)]
        )
        if found and (heard or found[0] != TAKEN):
            yield mention, *found


def _listed(text: str, one: Mention, other: Mention) -> bool:
    """Whether two medicines share their verb: "stop lisinopril and metoprolol"."""
    return bool(re.fullmatch(r"[\s,]*(?:(?:and|or)\b)?[\s,]*", text[one.end : other.start], re.I))


def _nearest(text: str) -> tuple[str, str] | None:
    """The action that ends last in the words before a medicine, unless it is undone."""
    clause = _ends().split(text)[-1]
    found = [(m.end(), action, m) for action, pattern in _actions().items() for m in pattern.finditer(clause)]
    if not found:
        return None
    _, action, match = max(found, key=lambda each: (each[0], len(each[2].group(0))))
    return None if _undone().search(clause[: match.end()]) else (action, match.group(0))


def _first(text: str) -> tuple[str, str] | None:
    """The action that comes first in the words behind a medicine: "was stopped"."""
    clause = _ends().split(text)[0]
    passive = re.compile(r"^\W*(?:\w+ )?(?:was|were|is|will be|has been|had been|to be)\W+(?:\w+ )?$", re.I)
    for action, pattern in _actions().items():
        match = pattern.search(clause)
        if match and passive.match(clause[: match.start()]) and not _undone().search(clause[: match.end()]):
            return action, match.group(0)
    return None


@once
def _heard(conversation: Conversation) -> list[tuple[str, str, str, Said]]:
    """Every action that was said: the medicine, the action, its words, the utterance."""
    return [
        (mention.name, action, words, said)
        for said in conversation.said
        for mention, action, words in changes(said.utterance.text, heard=True)
    ]


def _check(
    mention: Mention, action: str, words: str, statement: Stated, conversation: Conversation
) -> Finding | None:
    rules = change_rules()
    heard = [h for h in _heard(conversation) if same_drug(h[0], mention.name)]
    against = [h for h in heard if h[1] in rules.opposes[action]]
    if (
        not against
        or any(h[1] in rules.agrees[action] for h in heard)
        or _beside(action, mention.name, conversation)
    ):
        return None
    _, _, told, said = against[0]
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"The note has “{words}” for {mention.words}; “{told}” was said.",
        span=words,
        utterance=said.utterance.id,
    )


def _beside(action: str, drug: str, conversation: Conversation) -> bool:
    """Whether the action is named at all beside the medicine: "i took it and then stopped"."""
    texts = [
        s.utterance.text[max(0, m.start - REACH) : m.end + REACH]
        for s in conversation.said
        for m in mentions(s.utterance.text)
        if same_drug(drug, m.name)
    ]
    return action in ("stop", "increase", "decrease") and any(
        _actions()[action].search(text) for text in texts
    )


@lru_cache(maxsize=1)
def _actions() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(ways)})\b", re.I) for name, ways in change_rules().actions.items()
    }


@lru_cache(maxsize=1)
def _undone() -> re.Pattern[str]:
    return re.compile("|".join(change_rules().undone), re.I)


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(change_rules().ends), re.I)
