"""A statement must not be less sure than what was said ("the valve may be normal" of a normal valve).

Clinicians write "possible" and "suspected" of their own accord, where nobody used the word; so all that was
said of the matter must be free of doubt, "I think" and "it looks like" included.
"""

import re
from functools import lru_cache

from assistant.encounter import Finding
from assistant.grounding.doubts import common, spoken
from assistant.grounding.hedges import CLAUSE, Hedge, hedges, rules
from assistant.grounding.rarity import share
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms

RULE = "certainty"

DOUBTED = 0.3
"""Share of the clause's words, by rarity, that something said with doubt has when the doubt was heard."""

TOLD = 0.6
"""Share of the clause's words, by rarity, that plain speech must hold."""


def check_doubtful(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding for each doubt about what was said plainly or with certainty; minor in the history,

    where patients are reported with doubts of the writer's ("the pain may radiate").
    """
    cues = [h for h in hedges(statement.text) if h.kind in ("possible", "likely")]
    found = [_doubtful(h, statement, conversation) for h in cues]
    return [f for f in found if f is not None]


def _doubtful(hedge: Hedge, statement: Stated, conversation: Conversation) -> Finding | None:
    """Something noted as possible that was said plainly or with certainty, and by nobody with doubt."""
    if _judged().search(statement.text):
        return None
    clause = _clause_of(hedge, statement.text)
    behind = frozenset(terms(statement.text[hedge.end : hedge.about])) - common()
    visit = spoken(conversation)
    if any(share(clause, doubt, conversation) >= DOUBTED for doubt in visit.unsure):
        return None
    certain = visit.told if hedge.words.lower().startswith(tuple(rules().made_doubtful)) else visit.sure
    told = _told(clause, certain, conversation) or _told(behind, certain, conversation)
    if told is None:
        return None
    return Finding(
        rule=RULE,
        severity="minor" if statement.part == "history" else "major",
        explanation=f"The note has “{hedge.words}”; in the visit it was said without doubt.",
        span=hedge.words,
        utterance=told.utterance.id,
    )


def _told(
    words: frozenset[str], certain: tuple[tuple[frozenset[str], Said], ...], conversation: Conversation
) -> Said | None:
    """Who said most of these words, two at least, without doubt."""
    words &= conversation.words  # What frames it in writing ("x-rays revealed") was seldom said.
    best, said = max(certain, key=lambda piece: share(words, piece[0], conversation), default=(words, None))
    return said if len(words & best) > 1 and share(words, best, conversation) >= TOLD else None


def _clause_of(hedge: Hedge, text: str) -> frozenset[str]:
    """Stems of the clause that a cue stands in, without the cue."""
    start = max((m.end() for m in CLAUSE.finditer(text, 0, hedge.start)), default=0)
    end = min((m.start() for m in CLAUSE.finditer(text, hedge.end)), default=len(text))
    return frozenset(terms(f"{text[start : hedge.start]} {text[hedge.end : end]}")) - common()


@lru_cache(maxsize=1)
def _judged() -> re.Pattern[str]:
    """Words of a judgement, which is the writer's own to doubt: what causes, what may be needed."""
    return re.compile(rf"\b(?:{'|'.join(rules().judged)})\b", re.I)
