"""Every drug of a statement must have been named in the visit; a brand counts as its generic."""

from assistant.encounter import Finding
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.vocabulary import misheard

RULE = "drug"


def check_drugs(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for a drug nobody named; a minor one when a word may be its misheard name."""
    return [
        _finding(generic, span, conversation)
        for generic, span in statement.drugs.items()
        if generic not in conversation.drugs
    ]


def _finding(generic: str, span: str, conversation: Conversation) -> Finding:
    heard = misheard(generic, conversation.text)
    if heard:
        return Finding(
            rule=RULE,
            severity="minor",
            explanation=f"The note says {span}; the transcript has “{heard}”. Listen if it is the same.",
            span=span,
        )
    return Finding(
        rule=RULE, severity="critical", explanation=f"{span} was not named in the visit.", span=span
    )
