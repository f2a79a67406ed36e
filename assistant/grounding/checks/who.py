"""What is noted of a relative must have been said of that relative, and what is the patient's of the patient.

A relative whom nobody named is an error, unless someone came along who may be that relative. Two relatives
are told apart by the words near them ("my dad had glaucoma", "my mom has gout").
"""

import re
from collections.abc import Callable

from assistant.encounter import Finding
from assistant.grounding.diseases import diseases
from assistant.grounding.nearness import DENIED, likeness
from assistant.grounding.negation import affirmed
from assistant.grounding.people import (
    Mentioned,
    Person,
    family_sides,
    may_be,
    mentioned,
    people,
    people_words,
)
from assistant.grounding.rarity import rarity
from assistant.grounding.said import Conversation, Said
from assistant.grounding.stated import Stated
from assistant.grounding.terms import as_written, terms

RULE = "relative"

CLEAR, LEAST = 0.2, 0.25
"""How much more like the statement another relative's words must be, and how like at least (0 to 1)."""

NEAR = 0.2
"""Nearness from which a finding is a relative's: within about 70 characters of the relative."""

COUNTED = 10
"""Numbers up to this are said of anyone."""

ABOUT_PATIENT = re.compile(
    r"^(?:[\w ]{1,30}: )?(?:the patient|patient|he|she|mr|mrs|ms)\b|\bpersonal history", re.I
)

PARENTS = {"mother": "maternal", "father": "paternal"}


def check_who(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A major finding for a wrong relative or side of the family, or a relative's disease as one's own."""
    noted = people(statement.text)
    found = [_check(person, statement, conversation) for person in noted]
    found.append(_check_side(statement, conversation))
    found.append(None if noted else _check_own(statement, conversation))
    return [f for f in found if f is not None]


def _check(person: Person, statement: Stated, conversation: Conversation) -> Finding | None:
    if person.name == "family":
        return None
    wanted = _wanted(person, conversation)
    named = [m for m in mentioned(conversation) if may_be(person.name, m.person.name)]
    others = [m for m in mentioned(conversation) if _another(m.person, person)]
    tells = _tells(statement.text[person.end :], words=2)
    if _came_along(person, conversation) and (tells or not named):
        return None
    likest = max(others, key=_like(wanted), default=None)
    against = likest if likest and _like(wanted)(likest) > LEAST else None
    if not named:
        return None if person.name == "child" else _unsaid(person, against, statement)
    if person.name in people_words().groups:
        return None
    if _has_number(person, named, statement):
        return None
    if tells and not any(_tells(m.said.utterance.text[m.person.end :], words=6) for m in named):
        return _did_not_speak(person, statement)
    best = max(_like(wanted)(m) for m in named)
    if against and _like(wanted)(against) - best > CLEAR:
        return _unsaid(person, against, statement)
    return None


def _wanted(person: Person, conversation: Conversation) -> dict[str, float]:
    """What the statement says of a relative: stems by rarity, without numbers and what is said of many."""
    words = people_words()
    names = (word for p in words.people.values() for word in p.words)
    empty = set(terms(" ".join([*words.common, *names])))
    weights = rarity(conversation) | {DENIED: 0.5}
    return {t: weights.get(t, 0.0) for t in person.context if t not in empty and not t[0].isdigit()}


def _like(wanted: dict[str, float]) -> Callable[[Mentioned], float]:
    return lambda m: likeness(wanted, m.person.context)


def _another(other: Person, person: Person) -> bool:
    return not may_be(person.name, other.name) and other.name not in people_words().groups


def _has_number(person: Person, named: list[Mentioned], statement: Stated) -> bool:
    """Whether a number behind the relative was said of nobody else: "my dad died at ninety one"."""
    nexts = [p.start for p in people(statement.text) if p.start > person.start]
    own = {q.value for q in statement.numbers if person.end <= q.start < min(nexts, default=q.end)}
    return any(
        own & {q.value for q in m.said.numbers if q.amount > COUNTED}
        and {p.name for p in people(m.said.utterance.text)} == {m.person.name}
        for m in named
    )


def _tells(behind: str, words: int) -> bool:
    """Whether a relative speaks: one of the next words is "says", "reports" or the like."""
    return bool(set(re.findall(r"\w+", behind.lower())[:words]) & set(people_words().tells))


def _came_along(person: Person, conversation: Conversation) -> bool:
    """Whether somebody else speaks in the visit who may be this relative."""
    others = any(s.utterance.speaker == "other" for s in conversation.said)
    return others and person.name in people_words().companions


def _check_side(statement: Stated, conversation: Conversation) -> Finding | None:
    """Maternal for paternal. Where no side is named, the parent who is mentioned tells it."""
    noted = family_sides(statement.text)
    if not noted:
        return None
    told = " ".join(re.sub(r"[^.!?]*\?", " ", s.utterance.text) for s in conversation.said)
    heard = family_sides(told) or {PARENTS[p.name] for p in people(told) if p.name in PARENTS}
    if not heard or noted & heard:
        return None
    wrong, right = min(noted), min(heard)
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note has the {wrong} side; in the visit it was the {right} side of the family.",
        span=as_written(statement.text, terms(wrong)[0]),
        repair=re.sub(wrong, right, statement.text, flags=re.I),
    )


def _check_own(statement: Stated, conversation: Conversation) -> Finding | None:
    """A disease noted of the patient that was only said of relatives."""
    if statement.part not in ("history", "plan", "") or not ABOUT_PATIENT.search(statement.text):
        return None
    for stem in sorted(affirmed(statement.text) & diseases(statement.text)):
        heard = [s for s in conversation.said if stem in s.own_terms]
        if heard and all(_of_relatives(stem, said) for said in heard):
            return _relatives_own(as_written(statement.text, stem), heard[0])
    return None


def _of_relatives(stem: str, said: Said) -> bool:
    """Whether an utterance says it of a relative, and goes on to nobody else ("and so do I")."""
    text = said.utterance.text
    near = [p for p in people(text) if p.context.get(stem, 0.0) > NEAR]
    if any(re.search(r"\b(?:i|i've|me|myself)\b", text[p.end :], re.I) for p in near):
        return False
    return bool(near) or bool(people(said.question))


def _unsaid(person: Person, against: Mentioned | None, statement: Stated) -> Finding:
    if against is None:
        return Finding(
            rule=RULE,
            severity="major",
            explanation=f"The note names the {person.words}, whom nobody mentioned in the visit.",
            span=person.words,
        )
    said = against.person.name
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note says this of the {person.words}; in the visit it was said of the {said}.",
        span=person.words,
        utterance=against.said.utterance.id,
        repair=statement.text[: person.start] + _cased(said, person) + statement.text[person.end :],
    )


def _cased(name: str, person: Person) -> str:
    return name.capitalize() if person.words[0].isupper() else name


def _did_not_speak(person: Person, statement: Stated) -> Finding:
    ahead = re.sub(r"(?:the patient's|his|her) $", "", statement.text[: person.start], flags=re.I)
    patient = "the patient" if ahead else "The patient"
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note cites the {person.words}, who did not speak in the visit.",
        span=person.words,
        repair=ahead + patient + statement.text[person.end :],
    )


def _relatives_own(written: str, said: Said) -> Finding:
    return Finding(
        rule=RULE,
        severity="major",
        explanation=f"The note has “{written}” of the patient; in the visit it was said of a relative.",
        span=written,
        utterance=said.utterance.id,
    )
