"""A claim of which the conversation holds too little, in its words and in its meaning.

This is the only check that reads likeness and not facts. It says which words nobody said.
"""

from assistant.encounter import Finding
from assistant.grounding.said import Conversation, content
from assistant.grounding.sections import is_action
from assistant.grounding.stated import Stated
from assistant.grounding.support import Support, support_rules
from assistant.grounding.terms import as_written

RULE = "evidence"
REASON_RULE = "reason"

LEAST = 2
"""Content words that must stay when a claim is taken off a statement: "Continue." says nothing."""

TOLD = 3
"""Unsaid words that an explanation names at most."""


def check_support(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding when a claim was hardly said, a minor one when little of it, or of its reason, was."""
    return [*_claim(statement, conversation), *_reason(statement, conversation)]


def _reason(statement: Stated, conversation: Conversation) -> list[Finding]:
    if not statement.reason or statement.reason_support >= support_rules().reason:
        return []
    return [
        Finding(
            rule=REASON_RULE,
            severity="minor",
            explanation=_explanation(statement.reason, hardly=False, support=Support(conversation)),
            span=statement.reason if statement.reason in statement.text else "",
            repair=_without(statement.text, statement.reason),
        )
    ]


def _claim(statement: Stated, conversation: Conversation) -> list[Finding]:
    rules = support_rules()
    # A label that stands alone says nothing that could be looked up.
    if statement.support >= rules.doubtful or is_action(statement.text.rstrip(" .:")):
        return []
    claim = statement.weakest or statement.text
    hardly = statement.support < rules.unsupported
    return [
        Finding(
            rule=RULE,
            severity="major" if hardly else "minor",
            explanation=_explanation(claim, hardly, Support(conversation)),
            span=claim if claim in statement.text else "",
            repair=_without(statement.text, claim),
        )
    ]


def _explanation(claim: str, hardly: bool, support: Support) -> str:
    told = "Nothing in the transcript says this" if hardly else "Little in the transcript says this"
    words = [as_written(claim, stem) for stem in support.unheard(content(claim))[:TOLD]]
    named = ", ".join(f"“{word}”" for word in words)
    return f"{told}; {named} was not heard." if named else f"{told} clearly."


def _without(statement: str, claim: str) -> str:
    """The statement without a claim at its end; "" when it cannot simply be taken off."""
    body = statement.rstrip(" .")
    if claim == statement or not body.endswith(claim.rstrip(" .")):
        return ""
    rest = body.removesuffix(claim.rstrip(" .")).rstrip(" ,;")
    rest = rest.removesuffix(" and").removesuffix(" but").removesuffix(" or").rstrip(" ,;")
    return f"{rest}." if len(content(rest)) >= LEAST else ""
