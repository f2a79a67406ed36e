"""A medicine is not repeated in six months, and an X-ray is not started: what is done must fit its object.

Such sentences come of two that were run together. Words are data: ``knowledge/rules/orders_done.yaml``.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.done_tests import pattern
from assistant.grounding.results import named_tests
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.vocabulary import Mention, mentions

RULE = "drug_change"

NEAR = 50
"""Characters of speech between "repeat" and the test that it is about."""


def check_verbs(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Major for a medicine that is done again like a test, and for a test that is begun like a medicine."""
    text = statement.text
    named = mentions(text)
    found = [f for m in named if not m.plain and (f := _repeated(m, text, conversation))]
    drugs = [(m.start, m.end) for m in named]
    for test in named_tests(text):
        begun = pattern("not_a_test").search(text[test.end :])
        if begun and not any(start < test.end and test.start < end for start, end in drugs):
            found.append(_finding(f"{test.words} is a test", begun.group(0).strip()))
    return found


def _repeated(mention: Mention, text: str, conversation: Conversation) -> Finding | None:
    behind, before = text[mention.end :], text[: mention.start]
    again = pattern("not_a_medicine").search(behind) or pattern("not_a_medicine_before").search(before)
    if not again or pattern("level").search(behind):
        return None
    said = _repeat_said(conversation)
    finding = _finding(f"{mention.words} is a medicine", again.group(0).strip())
    if len(said) != 1:
        return finding
    told, test = said[0]
    repair = f"{text[: mention.start]}{_written(test, at_start=before.rstrip()[-1:] in ('', ':'))}{behind}"
    return finding.model_copy(update={"utterance": told.utterance.id, "repair": repair})


def _repeat_said(conversation: Conversation) -> list[tuple[Said, str]]:
    """The tests that the visit says will be repeated."""
    found: dict[str, tuple[Said, str]] = {}
    for said in conversation.said:
        text = said.utterance.text
        for again in pattern("repeats").finditer(text):
            for test in named_tests(text[again.end() : again.end() + NEAR])[:1]:
                found.setdefault(test.name, (said, test.words))
    return list(found.values())


def _written(test: str, at_start: bool) -> str:
    named = re.sub(r"\ba ?1 ?c\b", "A1c", re.sub(r"\b(?:mri|ct|ekg|ecg|cbc|cmp|psa)\b", _upper, test))
    return named[0].upper() + named[1:] if at_start else named


def _upper(match: re.Match[str]) -> str:
    return match.group(0).upper()


def _finding(what: str, words: str) -> Finding:
    return Finding(rule=RULE, severity="major", explanation=f"{what}: “{words}” does not fit it.", span=words)
