"""What was said, matters, and is not in the note: an omission for each such fact, most severe first.

One kind a file. Each compares by facts, not by likeness: drugs by generic name, doses and values as
numbers, follow-up by its time, symptoms and tests by the names that a vocabulary gives them. The last
kind, ``told``, lists as minor what is left of the visit, clause by clause.
"""

from collections.abc import Callable

from assistant.encounter import Note, Omission
from assistant.grounding.omissions.allergies import allergies
from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.follow_up import follow_up
from assistant.grounding.omissions.habits import habits
from assistant.grounding.omissions.measurements import measured
from assistant.grounding.omissions.medications import medications
from assistant.grounding.omissions.orders import ordered
from assistant.grounding.omissions.pieces import Piece, pieces
from assistant.grounding.omissions.places import section_for
from assistant.grounding.omissions.questions import questions
from assistant.grounding.omissions.quoting import quote, sentence
from assistant.grounding.omissions.results import results
from assistant.grounding.omissions.safety_net import safety_net
from assistant.grounding.omissions.symptoms import symptoms
from assistant.grounding.omissions.told import told, told_rules
from assistant.grounding.omissions.written import Written
from assistant.grounding.said import Conversation

Kind = Callable[[list[Piece], Written], list[Fact]]
"""What was said in pieces, and the note, to the facts of a kind that the note lacks."""

KINDS: tuple[Kind, ...] = (
    symptoms,
    allergies,
    medications,
    measured,
    results,
    ordered,
    follow_up,
    safety_net,
    habits,
    questions,
)
"""The kinds that compare strictly."""

ALL = (*KINDS, told)

SEVEREST = ("critical", "major", "minor")


def omissions(note: Note, conversation: Conversation, kinds: tuple[Kind, ...] = ALL) -> list[Omission]:
    """The omissions of a note, most severe first, then in the order in which they were said."""
    said, written = pieces(conversation), Written(note)
    facts: list[Fact] = []
    for kind in kinds:
        facts += [fact for fact in kind(said, written) if not _is_listed(fact, facts)]
    facts.sort(key=lambda fact: (SEVEREST.index(fact.severity), fact.piece.order))
    return [_omission(fact, note) for fact in facts]


def _is_listed(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a stricter kind already quotes all the words of a fact that was only told."""
    if fact.kind not in told_rules().kinds or fact.about != fact.words:
        return False
    same = (quote(other) for other in facts if other.piece.said is fact.piece.said)
    return any(fact.words in quoted for quoted in same)


def _omission(fact: Fact, note: Note) -> Omission:
    quoted = quote(fact)
    return Omission(
        kind=fact.kind,
        utterance=fact.piece.said.utterance.id,
        quote=quoted,
        severity=fact.severity,
        explanation=fact.explanation,
        section=section_for(note, fact.kind),
        text=fact.text or sentence(fact, quoted),
    )


__all__ = ["ALL", "KINDS", "omissions"]
