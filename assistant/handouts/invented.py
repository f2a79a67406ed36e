"""Clauses of a sentence that share no word with what they are said to come from."""

import re

from assistant.grounding.terms import terms
from assistant.handouts.difference import Difference
from assistant.handouts.plain import plain_terms
from assistant.handouts.readability import sentences

CLAUSE = re.compile(r"[,;:]\s+|\s+(?:and|but|so|which)\s+", re.I)
FEWEST = 3
"""Words: a shorter clause is a turn of phrase."""


def invented(source: str, text: str, also: str = "") -> list[Difference]:
    """The clauses of ``text`` that neither ``source`` nor ``also`` has any content word of."""
    known = {*terms(source), *terms(plain_terms(source)), *terms(also)}
    return [
        Difference("invented", clause, f"The note does not say this here: {clause}")
        for sentence in sentences(text)
        for clause in CLAUSE.split(sentence)
        if len(clause.split()) >= FEWEST and terms(clause) and not set(terms(clause)) & known
    ]
