"""Every number that was said, with the words around it, which tell of what it was said."""

import re
from dataclasses import dataclass

from assistant.grounding.ages import ages
from assistant.grounding.dates import dates
from assistant.grounding.doses import Medication
from assistant.grounding.durations import Way, implied, is_bound, time_words, way
from assistant.grounding.frequencies import frequencies
from assistant.grounding.quantities import PAIR, RANGE, Quantity, quantities
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation, Said
from assistant.grounding.surroundings import Surroundings, surroundings


@dataclass(frozen=True)
class HeardNumber:
    """A number as it was said.

    ``partner`` is the second number of a pair: 80 for the 120 of "120 over 80"; ``second`` if it is one.
    ``free`` if it is that neither, nor part of a date, an age, a frequency or a dose, nor a limit.
    """

    quantity: Quantity
    said: Said
    around: Surroundings
    way: Way
    partner: Quantity | None
    second: bool
    free: bool


@once
def heard_numbers(conversation: Conversation) -> list[HeardNumber]:
    """All numbers of a conversation in order, those named without a number ("a week") among them."""
    return [h for at in range(len(conversation.said)) for h in _heard(conversation, at)]


def _heard(conversation: Conversation, at: int) -> list[HeardNumber]:
    said = conversation.said[at]
    text = said.utterance.text
    strong = quantities(text)
    read = [*quantities(text, weak=True), *implied(text), *spoken_ordinals(text)]
    partners = [partner_of(text, q, read) for q in read]
    special = special_spans(text) if read else []
    return [
        HeardNumber(
            quantity=q,
            said=said,
            around=surroundings(conversation, at, q.start, q.end),
            way=way(text, q.start, q.end),
            partner=partner,
            second=q in partners,
            free=q not in partners
            and not within(q, special)
            and (q in strong or bool(q.unit))
            and not is_bound(text, q.start),
        )
        for q, partner in zip(read, partners, strict=True)
    ]


def special_spans(text: str) -> list[tuple[int, int]]:
    """Places of dates, of the patient's age, of frequencies and doses: their numbers are checked as such."""
    return [
        *((d.start, d.end) for d in dates(text)),
        *((a.start, a.end) for a in ages(text) if a.patient),
        *((f.start, f.end) for f in frequencies(text)),
        *((d.amount.start, d.amount.end) for d in Medication(text).doses if d.drug),
    ]


def within(quantity: Quantity, spans: list[tuple[int, int]]) -> bool:
    """Whether a number stands in one of these places."""
    return any(start < quantity.end and quantity.start < end for start, end in spans)


def partner_of(text: str, first: Quantity, read: list[Quantity]) -> Quantity | None:
    """The number that a pressure, a grade or a score goes on with; 7-8/10 are two scores out of ten."""
    nearest = min((q for q in read if q.start >= first.end), key=lambda q: q.start, default=None)
    if nearest is None:
        return None
    between = text[first.start + len(first.span) : nearest.start]
    if RANGE.fullmatch(between) and not first.unit:
        return partner_of(text, nearest, read)
    return nearest if PAIR.fullmatch(between) else None


def spoken_ordinals(text: str) -> list[Quantity]:
    """ "Fifth", "second": ordinals in words."""
    table = time_words().ordinals
    return [
        Quantity(
            str(table[m.group(0).lower()]),
            "ordinal",
            m.group(0),
            m.start(),
            "",
            *[table[m.group(0).lower()]] * 2,
        )
        for m in re.finditer(rf"\b(?:{'|'.join(table)})\b", text, re.I)
    ]
