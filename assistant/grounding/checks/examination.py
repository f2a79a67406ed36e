"""A finding of the examination must have been spoken of since the examination began.

What is missing decides, not what is likely: "Neck: supple" is true of most patients, but it is an
invented examination when nobody looked at the neck. What was told before the examination began
("my ankle was swollen") does not count as examined.
"""

from assistant.encounter import Finding, Severity
from assistant.grounding.concepts import quoted
from assistant.grounding.examined import (
    begins,
    examines,
    findings,
    places,
    plain_words,
    systems,
    unnamed_places,
    words,
)
from assistant.grounding.phrases import tokens
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "exam"

UNKNOWN_WORDS = 2
"""Words that nobody said and the vocabulary does not know; a single one may be a misspelling."""

SHORTEST = 2
"""Letters of a word that says nothing by itself, at most: "cm", "AC"."""


def check_examination(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical for a finding or a part of the body that nothing in the examination vouches for.

    Major for a joint or limb that was not named since, and for words that nobody said.
    """
    if not examines(statement):
        return []
    text, since = statement.text, begins(conversation)
    if invented := _unfound(text, conversation, since) or _unexamined(text, conversation, since):
        return [_finding("critical", invented)]
    if unnamed := unnamed_places(text, conversation, since):
        return [_finding("major", unnamed)]
    unknown = _unknown(text, conversation) if statement.part == "examination" else []
    return [_finding("major", unknown)] if len(unknown) >= UNKNOWN_WORDS else []


def _unfound(text: str, conversation: Conversation, since: int) -> list[str]:
    unheard = findings().unheard(text, conversation, since)
    return [text[m.start : m.end] for m in unheard if m.name not in words().vitals]


def _unexamined(text: str, conversation: Conversation, since: int) -> list[str]:
    """The words for parts of the body, if none of them was examined."""
    found = {place for m in findings().mentioned(text) for place in range(m.first, m.last + 1)}
    parts = [m for m in systems().mentioned(text) if m.first not in found]
    heading = len(parts) >= sum(token.is_word for token in tokens(text))
    if heading or any(systems().vouched(m.name, conversation, since) for m in parts):
        return []
    return [text[m.start : m.end] for m in parts]


def _unknown(text: str, conversation: Conversation) -> list[str]:
    """Words that nobody said, beside those that the vocabulary knows and those that any note uses."""
    known = [m for vocabulary in (findings(), places(), systems()) for m in vocabulary.mentioned(text)]
    return [
        word
        for token in tokens(text)
        if token.is_word and not any(m.start <= token.start < m.end for m in known)
        for word in [text[token.start : token.end]]
        if word.isalpha() and len(word) > SHORTEST and not _is_heard(word, conversation)
    ]


def _is_heard(word: str, conversation: Conversation) -> bool:
    return all(t in conversation.words or t in plain_words() for t in terms(word))


def _finding(severity: Severity, spans: list[str]) -> Finding:
    explanation = f"Nothing in the visit shows that this was examined: {quoted(spans)}."
    return Finding(rule=RULE, severity=severity, explanation=explanation, span=spans[0])
