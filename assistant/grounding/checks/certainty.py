"""A statement must not be surer than what was said.

Two faults are looked for: a word of certainty that nobody used of this ("confirmed", "definitely"), and a
plain statement of what was only said as possible or likely ("it could be gastritis" – "has gastritis").
Leaving out "I think" or "it looks like" is no fault: clinicians say it of what they decide.
"""

import re
from functools import lru_cache

from assistant.encounter import Finding
from assistant.grounding.diseases import diseases
from assistant.grounding.doubts import Doubt, around, pairs, spoken
from assistant.grounding.hedges import CLAUSE, Hedge, hedges, rules
from assistant.grounding.rarity import weight
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "certainty"

ALIKE = 0.3
"""Share of a clause's words, by rarity, that what was said with doubt must have in common with it."""

PLAINER = 0.8
"""The clause was also said plainly when plain speech has this part, at least, of the words in common."""

ASSURED = 0.4
"""Share of the words around a word of certainty that was said with certainty too."""

HALF = 0.5
"""A single word in doubt must be this share of its clause; two words are enough by themselves."""


ORDER = 3
"""Words at most of a bare order: "headache diary", "arrange echo"."""

IMPRESSION = re.compile(r"(?:imp|impression|working diagnosis|ddx)\s*[:-]", re.I)
"""Begins a line that is an opinion by its heading."""


def check_certainty(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding for certainty added, or for the first clause whose doubt is lost.

    In the history a lost doubt is minor unless it is about a disease: patients say "probably" of much
    that they know.
    """
    cues = hedges(statement.text)
    added = [_added(h, statement, conversation) for h in cues if h.kind == "confirmed"]
    found = [f for f in added if f is not None]
    if found:
        return found
    for clause in CLAUSE.split(statement.text):
        if doubt := _doubted(clause, statement, conversation):
            return [_lost(clause, doubt, statement)]
    return []


def _added(hedge: Hedge, statement: Stated, conversation: Conversation) -> Finding | None:
    """A word of certainty about something of which nobody was said to be certain."""
    before = statement.text[: hedge.start].split()
    if _answers(hedge, before) or re.search(r"\b(?:no|not|never|denies|denied)\b", " ".join(before[-6:])):
        return None
    if statement.part == "history" and hedge.words.lower().startswith("diagnosed"):
        return None  # Of an old diagnosis people say "I have it".
    words = around(hedge, statement.text, before=6)
    total = weight(words, conversation)
    for sure, _ in spoken(conversation).sure:
        if len(words & sure) > 1 or weight(words & sure, conversation) > ASSURED * total:
            return None
    doubt = next((d for d in spoken(conversation).doubts if len(words & d.about) > 1), None)
    heard = f"in the visit it was “{doubt.hedge.words}”" if doubt else "nobody was that sure in the visit"
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note has “{hedge.words}”; {heard}.",
        span=hedge.words,
        utterance=doubt.said.utterance.id if doubt else None,
        repair=_softer(statement.text, statement.text) if doubt else "",
    )


def _answers(hedge: Hedge, before: list[str]) -> bool:
    """Whether "confirm" is somebody's answer, or is to come: "he confirmed that", "to confirm"."""
    word, ahead = hedge.words.lower(), before[-1].lower() if before else ""
    if not word.startswith("confirm"):
        return False
    return ahead in rules().answers or (word != "confirmed" and ahead in rules().to_come)


def _doubted(clause: str, statement: Stated, conversation: Conversation) -> Doubt | None:
    """What was said with doubt and stands in the clause without; None if it was said plainly as well."""
    if _open().search(clause) or IMPRESSION.match(statement.text):
        return None
    soft = [h.start for h in hedges(clause) if h.kind != "confirmed"]
    plain = terms(clause[: min(soft)] if soft else clause)
    stems = frozenset(plain)
    if len(stems) < 2:
        return None
    words = stems if len(stems) > 2 else statement.terms
    total, said = weight(words, conversation), spoken(conversation)
    alike = [
        (d, a)
        for d in said.doubts
        if stems & d.about and (a := weight(words & d.window, conversation)) >= ALIKE * total
    ]
    if not alike:
        return None
    plainest = max((weight(words & window, conversation) for window in said.plain), default=0.0)
    new = pairs(plain) - said.pairs
    return next(
        (
            d
            for d, a in alike
            if new & d.pairs or (_much(stems & d.about, stems, conversation) and plainest < PLAINER * a)
        ),
        None,
    )


def _much(shared: frozenset[str], stems: frozenset[str], conversation: Conversation) -> bool:
    return len(shared) > 1 or weight(shared, conversation) >= HALF * weight(stems, conversation)


@lru_cache(maxsize=1)
def _open() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in rules().open) + r")\b", re.I)


def _lost(clause: str, doubt: Doubt, statement: Stated) -> Finding:
    return Finding(
        rule=RULE,
        severity="major" if diseases(clause) & doubt.about or _tells(clause, statement) else "minor",
        explanation=f"The note states this as certain; in the visit it was “{doubt.hedge.words}”.",
        span=clause,
        utterance=doubt.said.utterance.id,
        repair=_softer(statement.text, clause),
    )


def _tells(clause: str, statement: Stated) -> bool:
    """Whether a clause states something; the history is the patient's, and "arrange echo" is an order."""
    return statement.part != "history" and len(clause.split()) > ORDER


def _softer(text: str, clause: str) -> str:
    """The sentence with the clause made possible, "" where no simple change does it."""
    for written, becomes in rules().softer:
        softened, changed = re.subn(written, becomes, clause, count=1)
        if changed:
            return text.replace(clause, softened, 1)
    return ""
