"""The dose of a medicine in the note must be a dose that was said for that medicine.

A dose said for another medicine is as wrong as one that nobody said. Strength and number of tablets are
compared each with its own kind; a day's amount in several doses and tablets times strength are worked out.
"""

import re
from collections.abc import Iterable

from assistant.encounter import Finding
from assistant.grounding.amounts import same_amount
from assistant.grounding.doses import COUNT, Dose, HeardMedication, Medication, heard_medication
from assistant.grounding.frequencies import divided
from assistant.grounding.number_rules import number_rules
from assistant.grounding.quantities import Quantity, plain_number, told
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.vocabulary import drug_words, same_drug

RULE = "dose"

TELLING = 10
"""Smaller bare numbers are met anywhere in a long utterance, and say nothing of a dose."""

GRAMS = 5
"""Grams that no tablet has."""


def check_doses(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each dose that was not said for its medicine."""
    heard = heard_medication(conversation)
    noted = [d for d in Medication(statement.text).doses if d.drug]
    found = [_check(dose, statement, heard, conversation) for dose in noted]
    return [f for f in found if f is not None]


def _check(
    dose: Dose, statement: Stated, heard: HeardMedication, conversation: Conversation
) -> Finding | None:
    said = [h for h in heard.doses_of(dose.drug) if _counts(h.amount) == _counts(dose.amount)]
    sure = [h for h in said if h.near]
    if _turned(dose, sure):
        return _finding(dose, statement, [h for h in sure if h.role == dose.role])
    fitting = [h for h in said if same_amount(dose.amount, h.amount)]
    if _odd_unit(dose, fitting):
        return _finding(dose, statement, [])
    if fitting or _is_usual(dose, conversation) or _worked_out(dose, statement, heard.doses_of(dose.drug)):
        return None
    elsewhere = any(
        h.near and not same_drug(h.drug, dose.drug) and same_amount(dose.amount, h.amount)
        for h in heard.doses
    )
    if not (sure and elsewhere) and _said_beside(dose, conversation, alone=not said):
        return None
    return _finding(dose, statement, sure or said)


def _counts(amount: Quantity) -> bool:
    """Whether an amount is a number of tablets or the like."""
    return amount.unit in COUNT or (not amount.unit and amount.amount <= 4 and not amount.value.count("."))


def _turned(dose: Dose, said: list[Dose]) -> bool:
    """Whether what the dose is changed from and to were exchanged."""
    if not dose.role:
        return False
    same_end = [h for h in said if h.role == dose.role]
    other_end = [h for h in said if h.role and h.role != dose.role]
    return (
        bool(same_end)
        and not any(same_amount(dose.amount, h.amount) for h in same_end)
        and any(same_amount(dose.amount, h.amount) for h in other_end)
    )


def _odd_unit(dose: Dose, fitting: list[Dose]) -> bool:
    """Whether nobody said the unit, and the noted one is micrograms or grams for milligrams."""
    if not fitting or any(h.amount.unit for h in fitting):
        return False
    small = dose.amount.unit == "mcg" and dose.drug not in drug_words().micrograms
    return small or (dose.amount.unit == "g" and dose.amount.amount > GRAMS)


def _is_usual(dose: Dose, conversation: Conversation) -> bool:
    """Whether the medicine was said by a name that means this dose: "baby aspirin"."""
    return any(
        same_drug(dose.drug, usual.drug)
        and (dose.amount.value, dose.amount.unit) == (usual.value, usual.unit)
        and re.search(rf"\b{usual.name}\b", conversation.text, re.I)
        for usual in number_rules().named_doses
    )


def _worked_out(dose: Dose, statement: Stated, said: list[Dose]) -> bool:
    """Whether the dose is tablets times strength, or a part of a day's amount in several doses."""
    if any(_counts(d.amount) for d in Medication(statement.text).doses if d.drug == dose.drug):
        return False  # The note counts the tablets itself.
    strengths = [h for h in said if h.amount.unit and not _counts(h.amount)]
    counts = [h.amount.amount for h in said if _counts(h.amount)]
    factors = [*counts, *(1 / n for h in strengths if h.said for n in divided(h.said.utterance.text) if n)]
    return any(same_amount(dose.amount, _times(h.amount, factor)) for h in strengths for factor in factors)


def _times(amount: Quantity, factor: float) -> Quantity:
    value = amount.amount * factor
    return Quantity(plain_number(value), amount.unit, amount.span, amount.start, amount.phrase, value, value)


def _said_beside(dose: Dose, conversation: Conversation, alone: bool) -> bool:
    """Whether the amount was said in an utterance that names the medicine, but not as a dose of it.

    ``alone`` if no dose of the medicine was said at all: then also with the unit, where no medicine is
    named, or anywhere when the medicine itself was misheard.
    """
    named = any(same_drug(dose.drug, d) for d in conversation.drugs)
    return any(
        same_amount(dose.amount, q)
        for s in conversation.said
        for q in s.numbers
        if (any(same_drug(dose.drug, d) for d in s.drugs) and not q.unit and q.amount >= TELLING)
        or (alone and q.unit == dose.amount.unit and not (named and s.drugs))
        or (alone and not q.unit and not named)
    )


def _finding(dose: Dose, statement: Stated, said: list[Dose]) -> Finding:
    written = dose.amount.phrase
    heard = list(dict.fromkeys(told(h.amount.value, h.amount.unit or dose.amount.unit) for h in said))
    if not heard:
        explanation = f"{written} was not said for {dose.drug}."
    else:
        verb = "was" if len(heard) == 1 else "were"
        explanation = f"The note has {written} of {dose.drug}; {_listed(heard)} {verb} said."
    source: Said | None = said[0].said if said else None
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=explanation,
        span=written,
        utterance=source.utterance.id if source else None,
        repair=_repair(statement.text, dose.amount, heard[0]) if len(heard) == 1 else "",
    )


def _listed(pieces: Iterable[str]) -> str:
    *first, last = pieces
    return f"{', '.join(first)} and {last}" if first else last


def _repair(text: str, amount: Quantity, heard: str) -> str:
    return f"{text[: amount.start]}{heard}{text[amount.end :]}"
