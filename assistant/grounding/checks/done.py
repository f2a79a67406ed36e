"""A test that is only to come has no result, and one that was done is not ordered.

Only pictures and measurements that are ordered and looked at by name count, and only where the whole visit
speaks of them in one way. Words are data: ``knowledge/rules/orders_done.yaml``.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.done_tests import (
    Spoken,
    done_rules,
    pattern,
    pictures,
    result_told_later,
    spoken_tests,
)
from assistant.grounding.results import NamedTest
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

RESULT, ORDER = "result", "plan"


def check_done(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical for the result of a test that was only planned, major for the order of one that was done."""
    text = statement.text
    found: list[Finding | None] = []
    for test in pictures(text):
        said = [s for s in spoken_tests(conversation) if s.test.name == test.name]
        behind = text[test.end :]
        if pattern("result_behind").search(behind) or pattern("result_label").search(behind):
            found.append(_result(test, said, conversation))
        elif statement.part not in ("history", "examination") and _ordered(text, test):
            found.append(_order(text, test, said))
    return [f for f in found if f is not None]


def _ordered(text: str, test: NamedTest) -> bool:
    """Whether the note orders a test, for the first time."""
    before, behind = text[: test.start].rpartition(":")[2].lstrip(), text[test.end :]
    ordered = (
        pattern("ordered_behind").search(behind)
        or pattern("purpose").search(behind)
        or pattern("ordered_before").search(before)
    )
    # Behind the label: "Additional Testing: An X-ray is ordered" orders no second one.
    return bool(ordered) and not pattern("again").search(f"{before} {behind}")


def _result(test: NamedTest, said: list[Spoken], conversation: Conversation) -> Finding | None:
    planned = [s for s in said if s.standing == "to_come"]
    if not planned or any(s.standing == "done" for s in said):
        return None
    if result_told_later(conversation, planned[0].said.utterance.id):
        return None
    return Finding(
        rule=RESULT,
        severity="critical",
        explanation=f"The note gives a result of “{test.words}”; in the visit it was only planned.",
        span=test.words,
        utterance=planned[0].said.utterance.id,
    )


def _order(text: str, test: NamedTest, said: list[Spoken]) -> Finding | None:
    done = [s for s in said if s.standing == "done"]
    if not done or any(s.standing == "to_come" for s in said):
        return None
    return Finding(
        rule=ORDER,
        severity="major",
        explanation=f"The note orders “{test.words}”; in the visit it had been done.",
        span=test.words,
        utterance=done[0].said.utterance.id,
        repair=_put_right(text),
    )


def _put_right(text: str) -> str:
    """The statement with "was done" for its order; "" when more follows that may not fit."""
    for source, instead in done_rules().put_right:
        better, times = re.subn(source, instead, text, count=1, flags=re.I)
        if times and len(pictures(text)) == 1:
            return better
    return ""
