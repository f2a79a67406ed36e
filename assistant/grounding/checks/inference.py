"""What the note infers ("This suggests that …") must have been said in one breath, as far as words tell."""

import re

from assistant.encounter import Finding
from assistant.grounding.doubts import common, spoken
from assistant.grounding.rarity import share
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "reason"

INFERS = re.compile(
    r"(?:\b(?:this|these|that|which|findings?)|,) (?:(?:may|could|also|can|likely) )?"
    r"(?:suggest|indicat|impl|mean)(?:s|es|ies|y|e|ing)?\b(?: that)?"
    r"|\b(?:suggests?|impl(?:y|ies)) that\b",
    re.I,
)
"""Where a sentence begins to infer."""

SAID = 0.5
"""Share of the inferred words, by rarity, that one stretch of speech must hold."""


def check_inference(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding for a conclusion that nobody drew; it is cut where it ends a sentence."""
    infers = INFERS.search(statement.text)
    if infers is None:
        return []
    stems = frozenset(terms(statement.text[infers.end() :])) - common()
    heard = max((share(stems, w, conversation) for w, _ in spoken(conversation).told), default=0.0)
    if not stems or heard >= SAID:
        return []
    span = statement.text[infers.start() :].strip(" .,")
    return [
        Finding(
            rule=RULE,
            severity="major",
            explanation=f"The note concludes this itself; nobody said so: “{span}”.",
            span=span,
            repair=_without(statement.text, infers.group(0), infers.start()),
        )
    ]


def _without(text: str, words: str, start: int) -> str:
    """The statement without a conclusion that only ends it; "" when the conclusion is the statement."""
    ends = words.startswith((",", "which"))
    return f"{text[:start].rstrip(' ,')}." if ends else ""
