"""A statement split into claims when it joins several facts, so that each can be looked up alone.

Rules only: a split at a semicolon, before a clause that gives a reason or purpose ("to assess the extent",
"which suggests"), before a coordinated clause with its own verb, and between the items of a list under one
head ("Denies fever, chills, or cough" is three denials). Every content word
of the statement is in some claim; a split that would lose one is not made.
"""

import re

from assistant.grounding.terms import terms

HEAD = re.compile(
    r"^(?P<head>.*?\b(?:den(?:ies|ied)|reports?|reported|endorses?|endorsed|admits(?: to)?"
    r"|negative for|positive for|no|without|complains? of|notes?|history of)\b)(?P<items>[^.;]*)",
    re.I,
)
"""What a list can hang on: its words are repeated before every item."""

CLAUSE = re.compile(
    r",?\s+(?:and|but|which|while|however|although)\s+(?=(?:he|she|they|it|the patient|this|that|these|we|i"
    r"|his|her|there|will|has|have|had|is|are|was|were|does|did|denies|reports|states|notes|endorses|takes)\b)",
    re.I,
)
"""A conjunction with a clause behind it that has its own verb."""

REASON = re.compile(
    r"(?:,\s*|\s+)(?=(?:(?:in order )?to (?:assess|evaluate|monitor|ensure|determine|confirm|prevent|manage"
    r"|help|improve|reduce|address|provide|allow|identify|treat|strengthen|regain|maintain|avoid|promote|understand|support"
    r"|rule out|check|relieve|control|minimize|detect|optimize|further"
    r"|increase|decrease|lower|remove|eliminate|reveal)"
    r"|indicating|suggesting|which (?:is|are|may|can|could|suggests?|indicates?)|as (?:it|this|they|these)"
    r"|because|so that|due to the|given the|based on|considering|potentially|possibly due to)\b)",
    re.I,
)
"""Where a sentence begins to explain itself: the part that small models like to make up."""

LIST = re.compile(r",\s*(?:and|or|nor)\s+|,\s*|\s+(?:or|nor)\s+|\s+and\s+", re.I)

LONGEST_ITEM = 5
"""Words of an item of a list at most; longer pieces are clauses, and are left together."""


def claims(statement: str) -> list[str]:
    """The facts of a sentence in order, at least one; together they hold all of its content words."""
    pieces = [
        piece.strip()
        for part in re.split(r";\s+", statement)
        for clause in REASON.split(part)
        for piece in CLAUSE.split(clause)
        if piece.strip(" .")
    ]
    split = [claim for piece in pieces for claim in _listed(piece)]
    return split if _covers(split, statement) else [statement]


def is_reason(claim: str) -> bool:
    """True for a claim that only gives the reason or purpose of the one before it."""
    return REASON.match(f" {claim}") is not None


def _listed(piece: str) -> list[str]:
    match = HEAD.match(piece)
    if match is None:
        return [piece]
    head = match.group("head")
    items = [item.strip(" .") for item in LIST.split(match.group("items")) if item.strip(" .")]
    if len(items) < 2 or any(len(item.split()) > LONGEST_ITEM for item in items):
        return [piece]
    rest = piece[match.end() :].strip(" .")
    return [f"{head} {item}" for item in items] + ([rest] if terms(rest) else [])


def _covers(split: list[str], statement: str) -> bool:
    return bool(split) and set(terms(statement)) <= {t for claim in split for t in terms(claim)}
