"""The side of a body part must be the one that was said for it.

If only the other side was said for the part, the statement is wrong. If both were, the words around
decide which of the two the statement means, together with how often each was said. A side that nobody
said is an error too, a minor one where a speaker may have shown it ("this one here hurts").
"""

import math
import re
from dataclasses import dataclass

from assistant.encounter import Finding, Severity
from assistant.grounding.body import near, parts, same
from assistant.grounding.nearness import DENIED, likeness
from assistant.grounding.rarity import rarity
from assistant.grounding.said import Conversation
from assistant.grounding.sides import Heard, Side, Sided, heard_sides, rules, sides
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "laterality"

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}

WORDS, OFTEN, CLEAR = 4.0, 0.7, 0.3
"""Weights of the words around a side and of how often it was said, and from where the other side wins.

Chosen on ACI-Bench train and valid: of 348 statements with a side 8 are flagged as they stand. Of the other
340, 321 are flagged once their sides are exchanged; 15 of the 19 missed name a side that nobody said.
"""

EXACT, RELATED, ALONE = 1.0, 0.5, 0.25
"""How much a side counts that was said for the same part, for a larger or smaller one, or for none."""

SAME_PART = 0.4
"""What the same part, rather than a related one, adds to the likeness of the words around."""

LIKE = 0.3
"""Likeness from which a side that was said without a part speaks against the statement."""

POINTING = 15
"""Characters around a part in which a speaker may point at it."""


@dataclass(frozen=True)
class Match:
    """A side that was said, how much it counts for the noted one, and how like its surroundings are."""

    heard: Heard
    counts: float
    like: float


def check_laterality(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for each side that was said otherwise, or that nobody said."""
    noted = sides(statement.text)
    both = len({s.side for s in noted}) > 1
    found = [_check(s, both, statement, conversation) for s in noted]
    return [f for f in found if f is not None]


def _check(noted: Sided, several: bool, statement: Stated, conversation: Conversation) -> Finding | None:
    matches = _matches(noted, statement, conversation)
    if noted.side == "both":
        return _check_both(noted, matches, statement, conversation)
    agree = [m for m in matches if m.heard.sided.side == noted.side]
    against = [m for m in matches if m.heard.sided.side == OTHER[noted.side]]
    named = [m for m in against if m.counts > ALONE or m.like > LIKE]
    if named and not _stands(agree, against, often=OFTEN if noted.parts and not several else 0.0):
        return _contradicted(noted, "critical", named[0].heard, statement)
    if agree:
        return None
    if two := [m for m in matches if m.heard.sided.side == "both" and m.counts == EXACT]:
        return None if several else _contradicted(noted, "major", two[0].heard, statement)
    return _unsaid(noted, statement, conversation)


def _matches(noted: Sided, statement: Stated, conversation: Conversation) -> list[Match]:
    """The sides that were said for the part, for a larger or smaller one, or for none."""
    weights = rarity(conversation) | {DENIED: 1.0}
    named = {t for p in parts(statement.text) for t in terms(p.words)}
    words = {t: weights.get(t, 0.0) for t in noted.context if t not in named}
    return [
        Match(heard, counts, likeness(words, heard.sided.context))
        for heard in heard_sides(conversation)
        if (counts := _counts(noted, heard.sided))
    ]


def _counts(noted: Sided, heard: Sided) -> float:
    if not noted.parts or noted.parts & heard.parts:
        return EXACT
    if not heard.parts:
        return ALONE
    return RELATED if any(same(p, q) for p in noted.parts for q in heard.parts) else 0.0


def _stands(agree: list[Match], against: list[Match], often: float) -> bool:
    """Whether the noted side holds against the other: by the same part, by its words, by how often."""
    if not agree:
        return False
    closest, other_closest = max(m.counts for m in agree), max(m.counts for m in against)
    if EXACT in (closest, other_closest) and closest != other_closest:
        return closest > other_closest
    best, other = (max(SAME_PART * m.counts + m.like for m in side) for side in (agree, against))
    count = math.log((sum(m.counts for m in agree) + 0.5) / (sum(m.counts for m in against) + 0.5))
    return WORDS * (best - other) + often * count >= -CLEAR


def _check_both(
    noted: Sided, matches: list[Match], statement: Stated, conversation: Conversation
) -> Finding | None:
    """Two sides noted where one was said, unless the parts were also named in the plural: "your legs"."""
    exact = [m.heard for m in matches if m.counts == EXACT and noted.parts]
    heard = {m.heard.sided.side for m in matches if m.counts == EXACT or m.heard.sided.side == "both"}
    if not exact or "both" in heard or {"left", "right"} <= heard:
        return None
    plural = {p.name for s in conversation.said for p in parts(s.utterance.text) if p.plural}
    return None if plural & noted.parts else _contradicted(noted, "major", exact[0], statement)


def _unsaid(noted: Sided, statement: Stated, conversation: Conversation) -> Finding | None:
    """Nobody said it for this part; the same side for another part of the limb is enough."""
    heard = [h for h in heard_sides(conversation) if h.sided.side != "both"]
    limb = [h for h in heard if any(near(p, q) for p in h.sided.parts for q in noted.parts)]
    if not noted.parts or any(h.sided.side == noted.side for h in limb):
        return None
    if limb:
        shown = _pointed_at(noted, rules().other_one, conversation)
        return _contradicted(noted, "minor" if shown else "major", limb[0], statement)
    shown = "handedness" in noted.parts or _pointed_at(noted, rules().shown, conversation)
    return Finding(
        rule=RULE,
        severity="minor" if shown else "major",
        explanation=f"The note has “{noted.words}”; nobody said which side.",
        span=noted.words,
    )


def _pointed_at(noted: Sided, words: list[str], conversation: Conversation) -> bool:
    """Whether a speaker points at the part: "this knee", "my other ankle"."""
    pointing = re.compile(r"\b(?:" + "|".join(words) + r")\b", re.I)
    return any(
        pointing.search(said.utterance.text[max(0, p.start - POINTING) : p.end + POINTING])
        for said in conversation.said
        for p in parts(said.utterance.text)
        if any(same(p.name, q) for q in noted.parts)
    )


def _contradicted(noted: Sided, severity: Severity, heard: Heard, statement: Stated) -> Finding:
    side = heard.sided.side
    said = "both sides" if side == "both" else f"the {side} side"
    repaired = _written(noted, "bilateral" if side == "both" else side)
    return Finding(
        rule=RULE,
        severity=severity,
        explanation=f"The note has “{noted.words}”; in the visit it was {said}.",
        span=noted.words,
        utterance=heard.said.utterance.id,
        repair=f"{statement.text[: noted.start]}{repaired}{statement.text[noted.end :]}",
    )


def _written(noted: Sided, side: str) -> str:
    """The side in the manner of the note: "Left" for "Right", "LLE" for "RLE"."""
    if noted.words in rules().short:
        part = rules().short[noted.words][1]
        return next((k for k, v in rules().short.items() if v == (side, part)), f"{side} {part}")
    return side.capitalize() if noted.words[0].isupper() else side
