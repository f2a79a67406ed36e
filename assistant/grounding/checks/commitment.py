"""A plan must not be firmer than what was agreed: a step that was only an option, or hung on a condition.

Only sentences that commit ("we will proceed with …", "is scheduled for …") are looked at. People write
"Physical therapy." of what they said they might do, and mean no more by it.
"""

import re
from functools import lru_cache

from assistant.encounter import Finding
from assistant.grounding.doubts import common
from assistant.grounding.hedges import rules
from assistant.grounding.rarity import share
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms
from assistant.grounding.unsettled import Kind, Open, left_open, settled

RULE = "certainty"

SAME = 0.6
"""Share of a step's words, by rarity, that what was left open must hold."""

FIRM = 0.8
"""The step was also settled when settled speech holds this part, at least, of that share."""

PURPOSE = re.compile(r",| (?=to |in order |so that |because |since |if |unless |depending )", re.I)
"""Where a step ends and its purpose or condition begins."""


def check_commitment(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for a sentence that commits to a step which the visit left open throughout."""
    noted = left_open(statement.text)
    if statement.part not in ("plan", "") or "option" in noted:
        return []
    commits = _commits().search(statement.text)
    if commits is None:
        return []
    step = _step(statement.text[commits.end() :]) or _subject(statement.text[: commits.start()])
    left = _left_open(step, noted, conversation)
    if left is None:
        return []
    return [
        Finding(
            rule=RULE,
            # A condition that is kept says already that it is not settled.
            severity="minor" if noted else "major",
            explanation=f"The note settles this; in the visit it was left open (“{left.cue}”).",
            span=statement.text[commits.start() :].rstrip("."),
            utterance=left.said.utterance.id,
        )
    ]


def _subject(text: str) -> frozenset[str]:
    """Stems of all that is ordered, without their label: "Additional Testing: An MRI" is ordered."""
    return frozenset(terms(text.rpartition(":")[2])) - common()


def _step(text: str) -> frozenset[str]:
    """Stems of what is to be done, without what for: "physical therapy (to strengthen …)"."""
    stems: frozenset[str] = frozenset()
    for piece in PURPOSE.split(text):
        stems = stems | frozenset(terms(piece)) - common()
        if len(stems) > 1:
            break
    return stems


def _left_open(step: frozenset[str], noted: set[Kind], conversation: Conversation) -> Open | None:
    """What was left open and holds the step; None when the step was settled as well."""
    if not step:
        return None
    visit = settled(conversation)
    held = [(share(step, o.stems, conversation), o) for o in visit.open if o.kind not in noted]
    best, left = max(held, key=lambda pair: pair[0], default=(0.0, None))
    if best < SAME:
        return None
    firmest = max((share(step, w, conversation) for w in visit.windows), default=0.0)
    return left if firmest < FIRM * best else None


@lru_cache(maxsize=1)
def _commits() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules().commits)})\b", re.I)
