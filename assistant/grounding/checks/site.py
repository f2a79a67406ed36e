"""A complaint or finding must be of the part of the body that it was said of.

"Shoulder pain" is wrong where pain was said of the hip and the shoulder was never named. Where both were,
it is only pointed out: the complaint may have been said of either. A part and the larger one it is within
are the same here; parts that are joined ("neck and back") share what is said.
"""

from dataclasses import dataclass
from functools import lru_cache

from assistant.encounter import Finding, Severity
from assistant.grounding.body import Part, parts, same
from assistant.grounding.nearness import contexts
from assistant.grounding.negation import affirmed, findings
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "site"

NEAR = 0.5
"""Nearness from which a finding is of a part: within about 45 characters."""

UNSURE = {"injur", "surger", "fall", "ston", "weight"}
"""Findings (stems) that are said without their part too often."""

NO_PLACE = "handedness"
"""The hand that a patient writes with is no place of a complaint."""


@dataclass(frozen=True)
class Heard:
    """A part that was named, with the stems near it."""

    part: Part
    context: dict[str, float]
    said: Said


def check_site(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for the first part of which the noted complaint was not said, but of another.

    Major if the noted part was never named, else minor.
    """
    noted = [p for p in parts(statement.text) if p.name != NO_PLACE]
    stated = affirmed(statement.text) & findings() - UNSURE
    for part, context in zip(noted, contexts(statement.text, [(p.start, p.end) for p in noted]), strict=True):
        found = {t for t in stated if context.get(t, 0.0) > NEAR}
        heading = statement.text[part.end :].lstrip().startswith(":")
        if found and not heading and (other := _elsewhere(part, found, conversation)):
            named = any(same(h.part.name, part.name) for h in _heard(conversation))
            return [_finding(part, other, statement, "minor" if named else "major")]
    return []


@lru_cache(maxsize=8)
def _heard(conversation: Conversation) -> tuple[Heard, ...]:
    return tuple(heard for said in conversation.said for heard in _named(said))


def _named(said: Said) -> list[Heard]:
    named = parts(said.utterance.text)
    # A question or its answer may name what the part is about.
    asked = dict.fromkeys((*terms(said.question), *terms(said.answer)), NEAR)
    near = contexts(said.utterance.text, [(p.start, p.end) for p in named])
    return [Heard(part, asked | context, said) for part, context in zip(named, near, strict=True)]


def _elsewhere(part: Part, found: set[str], conversation: Conversation) -> Heard | None:
    """Another part of which the complaint was said, if it was never said of this one."""
    heard = _heard(conversation)
    own = [h for h in heard if same(h.part.name, part.name)]
    if any(h.context.get(t, 0.0) > 0 for h in own for t in found):
        return None
    others = (h for h in heard if h not in own and h.part.name != NO_PLACE)
    return next((h for h in others if any(h.context.get(t, 0.0) > NEAR for t in found)), None)


def _finding(part: Part, other: Heard, statement: Stated, severity: Severity) -> Finding:
    return Finding(
        rule=RULE,
        severity=severity,
        explanation=f"The note says this of the {part.words}; the visit says it of the {other.part.words}.",
        span=part.words,
        utterance=other.said.utterance.id,
        repair=statement.text[: part.start] + other.part.words + statement.text[part.end :],
    )
