"""A statement must not deny what was affirmed, nor affirm what was denied.

Each thing that it says is held against the visit, questions with their answers. What the visit says to
the contrary is critical; a "not" that nobody said is major. What was said both ways, or a complaint
that nobody named, is pointed out and may stand.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.mentions import Mentions, mentions_of
from assistant.grounding.repair import turned_round
from assistant.grounding.said import Conversation
from assistant.grounding.span import words_of
from assistant.grounding.stated import Stated
from assistant.grounding.thing import Thing, Turned, things
from assistant.grounding.turned import contested, turned, unmentioned
from assistant.grounding.vocabulary import drugs

RULE = "negation"

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""A capital within a sentence: a name, unless it is a drug's."""


def check_negation(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A finding for each thing that the statement turns round, or that nobody settles."""
    visit = mentions_of(conversation)
    held = [(thing, turned(thing, visit)) for thing in things(statement)]
    repair = _repair(statement, [contrary for _, contrary in held])
    found = [
        _objection(thing, contrary, repair) if contrary else _left_open(thing, visit)
        for thing, contrary in held
    ]
    return [finding for finding in found if finding]


def _repair(statement: Stated, contraries: list[Turned | None]) -> str:
    """The sentence turned round, when everything that it says is to be turned the same way."""
    ways = {contrary and contrary.denied for contrary in contraries}
    return turned_round(statement.text, denied=True in ways) if len(ways) == 1 and None not in ways else ""


def _left_open(thing: Thing, visit: Mentions) -> Finding | None:
    text = thing.statement.text
    span = words_of(text, thing.findings)
    if contested(thing, visit):
        return _remark(span, f"In the visit {_quoted(span, text)} was said both ways: see which holds.")
    if unmentioned(thing, visit):
        return _remark(span, f"Nobody spoke of {_quoted(span, text)} in the visit.")
    return None


def _objection(thing: Thing, contrary: Turned, repair: str) -> Finding:
    text = thing.statement.text
    span = words_of(text, contrary.words)
    noted = f"The note {'denies' if contrary.denied else 'states'} {_quoted(span, text)}"
    said = contrary.mention.said if contrary.mention else None
    return Finding(
        rule=RULE,
        severity="critical" if said else "major",
        explanation=f"{noted}; {_HEARD[bool(said), contrary.denied]}",
        span=span,
        utterance=said.utterance.id if said else None,
        repair=repair,
    )


_HEARD = {
    (True, True): "in the visit it was affirmed.",
    (True, False): "in the visit the contrary was said.",
    (False, True): "nobody said so in the visit.",
    (False, False): "nobody affirmed it in the visit.",
}


def _remark(span: str, explanation: str) -> Finding:
    return Finding(rule=RULE, severity="minor", explanation=explanation, span=span)


def _quoted(span: str, text: str) -> str:
    """The words in quotation marks; "this" for a whole sentence, and for words that may name a person."""
    at = text.find(span)
    names = [m for m in NAME.finditer(text, at, at + len(span)) if not drugs(m.group(0))]
    return "this" if span == text or names else f"“{span}”"
