"""Dates, years and days of the week must not differ from those that were said.

A date that nobody said may come from the record, so it is only pointed out; one that agrees with what
was said in all but one part is a date told wrongly.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.dates import Date, dates, weekdays
from assistant.grounding.moments import Moment, moments
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.surroundings import Surroundings, beside, closeness, surroundings, topic

RULE = "date"

ABOUT = 3.0
"""Closeness from which a date that was said is about the same thing as the noted one (log of rarity)."""


def check_dates(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Major when another date was said of the same thing; minor when none was."""
    found = [_check_date(d, statement, conversation) for d in dates(statement.text)]
    found += [_check_weekday(day, at, statement, conversation) for day, at in weekdays(statement.text)]
    found += [_check_moment(moment, statement, conversation) for moment in moments(statement.text)]
    return [f for f in found if f is not None]


@once
def _heard(conversation: Conversation) -> list[tuple[Date, int]]:
    """Every date that was said, with the index of its utterance."""
    return [(d, at) for at, s in enumerate(conversation.said) for d in dates(s.utterance.text)]


@once
def _heard_weekdays(conversation: Conversation) -> list[tuple[str, int, int]]:
    return [
        (day, at, start)
        for at, s in enumerate(conversation.said)
        for day, start in weekdays(s.utterance.text)
    ]


def _check_date(date: Date, statement: Stated, conversation: Conversation) -> Finding | None:
    heard = _heard(conversation)
    if any(date.agrees(said) for said, _ in heard) or _numbers_said(date, conversation):
        return None
    wanted = topic(beside(statement.text, date.start, date.end)) | topic(statement.problem)
    for said, at in heard:
        around = surroundings(conversation, at, said.start, said.end)
        if date.differs_by_one(said) or (
            _comparable(date, said) and _same_thing(wanted, around, conversation)
        ):
            return _finding(date.span, said.span, conversation.said[at])
    return _finding(date.span, "", None)


def _same_thing(wanted: frozenset[str], there: Surroundings, conversation: Conversation) -> bool:
    """Whether the words around a date that was said are those of the statement."""
    everything = bool(wanted) and wanted <= there.near | there.around
    return everything or closeness(wanted, there, conversation) >= ABOUT


def _numbers_said(date: Date, conversation: Conversation) -> bool:
    """Whether a lone year was said as a plain number."""
    alone = date.year and not date.month and not date.day
    return bool(alone) and any(q.value == str(date.year) for s in conversation.said for q in s.numbers)


def _comparable(one: Date, other: Date) -> bool:
    """Whether both name the same parts of a date."""
    return any(bool(a) and bool(b) for a, b in ((one.month, other.month), (one.year, other.year)))


def _check_weekday(day: str, start: int, statement: Stated, conversation: Conversation) -> Finding | None:
    heard = _heard_weekdays(conversation)
    if any(day == said for said, _, _ in heard):
        return None
    wanted = topic(beside(statement.text, start, start + len(day))) | topic(statement.problem)
    written = statement.text[start : start + len(day)]
    for said, at, place in heard:
        around = surroundings(conversation, at, place, place + len(said))
        if len(heard) == 1 or _same_thing(wanted, around, conversation):
            return _finding(written, said, conversation.said[at])
    return _finding(written, "", None)


def _check_moment(moment: Moment, statement: Stated, conversation: Conversation) -> Finding | None:
    """ "Yesterday", "next month": said so or in other words, or another moment of the same thing."""
    if any(re.search(rf"\b{way}\b", conversation.text, re.I) for way in moment.ways):
        return None
    wanted = topic(beside(statement.text, moment.start, moment.end)) | topic(statement.problem)
    for at, said in enumerate(conversation.said):
        for other in moments(said.utterance.text):
            around = surroundings(conversation, at, other.start, other.end)
            if other.ahead == moment.ahead and _same_thing(wanted, around, conversation):
                return _finding(moment.name, other.name, said)
    return _finding(moment.name, "", None)


def _finding(written: str, said: str, source: Said | None) -> Finding:
    if source is None:
        return Finding(
            rule=RULE,
            severity="minor",
            explanation=f"The date ({written}) was not said in the visit. Compare it with the record.",
            span=written,
        )
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note has {written}; {said} was said.",
        span=written,
        utterance=source.utterance.id,
    )
