"""Allergies: a cause that the note names must have been spoken of."""

import re

from assistant.encounter import Finding
from assistant.grounding.negation import negated
from assistant.grounding.omissions.allergens import SEASONAL, causes_in
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import mentions, same_drug

RULE = "allergy"

ALLERGY = re.compile(r"\ballerg|\bintoleran|\breactions? to\b|\banaphyla", re.I)

SPOKEN_OF = re.compile(
    r"\ballerg|\breact|\bhives\b|\brash|\bintoleran|\banaphyla|\bhay fever\b|\bswell|\bthroat clos", re.I
)
"""Words with which people tell of an allergy."""


def check_allergies(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each cause that nobody named, or for all when nobody spoke of an allergy."""
    if not ALLERGY.search(statement.text) or any(ALLERGY.search(span) for span in negated(statement.text)):
        return []
    named = {about: words for about, words in causes_in(statement.text).items() if about != SEASONAL}
    spoken_of = bool(SPOKEN_OF.search(conversation.text))
    return [
        Finding(
            rule=RULE,
            severity="critical",
            explanation=f"Nobody spoke of an allergy to {words} in the visit.",
            span=words,
        )
        for about, words in named.items()
        if not spoken_of or not _said(about, words, conversation)
    ]


def _said(about: str, words: str, conversation: Conversation) -> bool:
    if set(terms(words)) & conversation.words:
        return True
    return any(same_drug(about, heard.name) for heard in mentions(conversation.text))
