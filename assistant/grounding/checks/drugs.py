"""Every medicine of a statement must have been named in the visit.

A brand is its generic name, a class said for a medicine is not its name, and a word that sounds like the
name is to be listened to. Everyday words ("iron") are looked up like any other medicine where the note
gives a dose of them or lists them.
"""

import re

from assistant.encounter import Finding
from assistant.grounding.amounts import same_amount
from assistant.grounding.doses import Medication, heard_medication
from assistant.grounding.drug_classes import classes_in, classes_of
from assistant.grounding.remembered import once
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms
from assistant.grounding.vocabulary import Mention, mentions, misheard, same_drug

RULE = "drug"


def check_drugs(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Critical for a medicine nobody named, major where only its class was said, minor if misheard."""
    noted = [m for m in Medication(statement.text).drugs if not _named(m, conversation)]
    return [_finding(mention, statement, conversation) for mention in noted] + _groups(
        statement, conversation
    )


def _groups(statement: Stated, conversation: Conversation) -> list[Finding]:
    """Classes that the statement names, without a word of them or a medicine of theirs in the visit."""
    return [
        Finding(
            rule=RULE, severity="critical", explanation=f"{words} was not named in the visit.", span=words
        )
        for name, words in classes_in(statement.text).items()
        if name not in _heard_classes(conversation)
        and not any(name in classes_of(drug) for drug in _heard(conversation))
        and not set(terms(words)) & conversation.words
    ]


def _named(mention: Mention, conversation: Conversation) -> bool:
    if any(same_drug(mention.name, heard) for heard in _heard(conversation)):
        return True
    return (
        bool(re.search(rf"\b{re.escape(mention.words.split()[0])}", conversation.text, re.I))
        and mention.plain
    )


@once
def _heard(conversation: Conversation) -> frozenset[str]:
    """Generic names of everything that was named, everyday words among them."""
    return frozenset(m.name for s in conversation.said for m in mentions(s.utterance.text))


@once
def _heard_classes(conversation: Conversation) -> dict[str, str]:
    return classes_in(conversation.text)


def _finding(mention: Mention, statement: Stated, conversation: Conversation) -> Finding:
    if sounds := misheard(mention.name, conversation.text):
        return Finding(
            rule=RULE,
            severity="minor",
            explanation=f"The note has {mention.words}; “{sounds}” was heard. Listen if it is the same.",
            span=mention.words,
        )
    heard = _heard_classes(conversation)
    if group := next((heard[c] for c in classes_of(mention.name) if c in heard), ""):
        # "COVID-19 vaccine" for "my vaccine" only says which.
        qualified = bool(set(terms(group)) & set(terms(mention.words)))
        return Finding(
            rule=RULE,
            severity="minor" if qualified else "major",
            explanation=f"{mention.words} was not named in the visit; “{group}” was said.",
            span=mention.words,
        )
    other = _meant(mention, statement, conversation)
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"{mention.words} was not named in the visit" + (f"; {other} was." if other else "."),
        span=mention.words,
        repair=statement.text[: mention.start] + other + statement.text[mention.end :] if other else "",
    )


def _meant(mention: Mention, statement: Stated, conversation: Conversation) -> str:
    """The one medicine that the evidence names instead, or that alone was said with the same dose."""
    own = {m.name for m in mentions(statement.text)}
    named = {m.name: m.words for s in statement.evidence for m in mentions(s.utterance.text) if not m.plain}
    doses = [d.amount for d in Medication(statement.text).doses if d.drug == mention.name]
    dosed = {
        d.drug
        for d in heard_medication(conversation).doses
        if d.near and d.drug and any(same_amount(d.amount, amount) for amount in doses)
    }
    left = [name for name in named if not any(same_drug(name, o) for o in own)]
    if len(left) == 1:
        return named[left[0]]
    alike = [name for name in dosed if not any(same_drug(name, o) for o in own)]
    return alike[0] if len(alike) == 1 else ""
