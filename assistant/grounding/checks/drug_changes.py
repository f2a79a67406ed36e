"""What is done with a medicine must not be turned around: stopped for continued, lowered for raised, and
a medicine that goes on as it was is not started. Each medicine of a sentence is judged alone.

Only a medicine counts of which everything that was decided in the visit says otherwise than the note.
"""

import re
from functools import lru_cache

from assistant.encounter import Finding
from assistant.grounding.medicine_actions import TAKEN, Action, actions, change_rules, named_beside
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.vocabulary import mentions, same_drug

RULE = "drug_change"

ORDERED = "prescribe"
"""Also said of tests, so that it tells nothing when it only stands near a medicine."""


def check_drug_changes(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical where the visit says the opposite of what the note does with a medicine, major where it says
    only that the medicine goes on."""
    noted = [a for a in actions(statement.text) if a.name != TAKEN]
    found = [(action, _against(action, statement, conversation)) for action in noted]
    return [_finding(a, told, statement, found) for a, told in found if told is not None]


@once
def _heard(conversation: Conversation) -> list[tuple[Action, Said]]:
    """Every action that was said, with its utterance."""
    return [(action, said) for said in conversation.said for action in actions(said.utterance.text)]


@once
def _beside(conversation: Conversation) -> list[tuple[str, set[str]]]:
    """Each medicine that was said, with the actions near it: "i took it and then stopped"."""
    return [
        (mention.name, named_beside(said.utterance.text, mention))
        for said in conversation.said
        for mention in mentions(said.utterance.text)
    ]


def _against(noted: Action, statement: Stated, conversation: Conversation) -> tuple[Action, Said] | None:
    """What was said against an action of the note, None when it may stand."""
    drug = noted.mention.name
    heard = [(a, said) for a, said in _heard(conversation) if same_drug(a.mention.name, drug)]
    near = {name for named, names in _beside(conversation) if same_drug(named, drug) for name in names}
    for contrary, excused in change_rules().opposes.get(noted.name, {}).items():
        mild = _is_mild(noted.name, contrary)
        # What was started or raised long ago does not make a medicine new or higher today.
        done = {action.name for action, _ in heard if not (mild and action.past)}
        if mild:
            if statement.part in ("history", "examination") or near & set(excused) - {ORDERED}:
                continue
        elif noted.name in ("stop", "increase", "decrease") and noted.name in near:
            continue
        said = [each for each in heard if each[0].name == contrary]
        if said and not done & set(excused):
            return said[0]
    return None


def _is_mild(noted: str, heard: str) -> bool:
    return heard in change_rules().milder.get(noted, [])


def _finding(
    noted: Action,
    told: tuple[Action, Said],
    statement: Stated,
    found: list[tuple[Action, tuple[Action, Said] | None]],
) -> Finding:
    heard, said = told
    mild = _is_mild(noted.name, heard.name)
    shared = all(against is not None for other, against in found if other.start == noted.start)
    return Finding(
        rule=RULE,
        severity="major" if mild else "critical",
        explanation=f"The note has “{noted.words}” for {noted.mention.words}; “{heard.words}” was said.",
        span=noted.words,
        utterance=said.utterance.id,
        repair=_put_right(statement.text, noted.start) if mild and shared else "",
    )


def _put_right(text: str, start: int) -> str:
    """The statement with "continued" for the action that starts at a character; "" when that is not safe."""
    for pattern, instead in _right():
        match = pattern.match(text, start)
        if match:
            written = instead.capitalize() if match.group(0)[0].isupper() else instead
            return f"{text[:start]}{written}{text[match.end() :]}"
    return ""


@lru_cache(maxsize=1)
def _right() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern, re.I), instead) for pattern, instead in change_rules().put_right]
