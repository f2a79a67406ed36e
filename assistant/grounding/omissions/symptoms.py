"""Warning signs, self-harm and violence, and pregnancy, as the patient affirmed or denied them.

Any mention in the note counts: whether it is turned around there is what the negation check looks at.
"""

import re

from assistant.encounter import Severity
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import Names, red_flags, rules
from assistant.grounding.omissions.written import Written

SOMEONE = re.compile(
    r"\b(?:you(?! know)(?:r|'\w+)?|patient|he|she|his|her|male|female|who|presents|complain\w*)\b", re.I
)
"""Whose sign it is when a clinician tells it; a bare list of signs is what the clinician asks for."""


def symptoms(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each sign that was affirmed, or denied where that matters, and is not in the note."""
    watched: list[tuple[str, str, Names, Severity]] = [
        ("self_harm", "self-harm or violence", rules().self_harm, "critical"),
        ("pregnancy", "pregnancy", rules().pregnancy, "major"),
        *(("red_flag", name, flag, flag.severity) for name, flag in red_flags().items()),
    ]
    found = (_sign(*sign, pieces, written) for sign in watched)
    return [fact for fact in found if fact is not None]


def _sign(
    kind: str, name: str, names: Names, severity: Severity, pieces: list[Piece], written: Written
) -> Fact | None:
    said = pattern(names.said)
    heard = [
        (p, m.group(0), p.polarity(m.group(0))) for p in pieces if (m := said.search(p.text)) and _is_fact(p)
    ]
    if not heard or written.having(pattern(names.said + names.written)):
        return None
    affirmed = [(piece, words) for piece, words, polarity in heard if polarity == "affirmed"]
    if affirmed:
        piece, words = max(affirmed, key=lambda told: len(told[0].text.split()))
        return Fact(
            kind, name, piece, words, severity, f"{name.capitalize()}: said in the visit, not in the note."
        )
    denied = [(piece, words) for piece, words, polarity in heard if polarity == "denied"]
    if denied and severity == "critical":
        piece, words = denied[0]
        return Fact(
            kind, name, piece, words, "minor", f"{name.capitalize()}: denied in the visit, not in the note."
        )
    return None


def _is_fact(piece: Piece) -> bool:
    if piece.imagined:
        return False
    return piece.asks or not piece.by_clinician or SOMEONE.search(piece.text) is not None
