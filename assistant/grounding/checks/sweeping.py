"""A denial of a whole class is contradicted by any member of it: "denies any pain" by a throbbing foot.

Only a denial of the bare class is looked at; "no pain in the back" leaves other pain open. Words are data:
``knowledge/rules/sweeping.yaml``.
"""

from collections.abc import Iterator
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.encounter import Finding
from assistant.grounding.cues import stems_of
from assistant.grounding.drug_classes import drug_classes
from assistant.grounding.mentions import Mention, Mentions, mentions_of
from assistant.grounding.said import Conversation
from assistant.grounding.scope import read
from assistant.grounding.span import words_of
from assistant.grounding.stated import Stated
from assistant.grounding.terms import terms
from assistant.grounding.thing import Thing, things
from assistant.grounding.vocabulary import drug_words
from assistant.settings import ROOT

RULE = "negation"

NAME = 1
"""Content words before a denial that may be a name: "Philip denies any pain"."""


class Whole(BaseModel):
    """A class of things; what each list is, is said in the file."""

    model_config = ConfigDict(extra="forbid")

    named: list[str]
    members: list[str] = []
    medicines: list[str] = []
    drugs: list[str] = []
    every: bool = False


class SweepingRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    version: int
    idle: list[str]
    classes: dict[str, Whole]


@lru_cache(maxsize=1)
def sweeping_rules() -> SweepingRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/sweeping.yaml").read_text(encoding="utf-8")
    return SweepingRules(**yaml.safe_load(source))


def check_sweeping(statement: Stated, conversation: Conversation) -> list[Finding]:
    """A critical finding for each class that the history denies although the patient told of a member."""
    if statement.part not in ("history", ""):
        return []
    visit = mentions_of(conversation)
    denied = [(thing, whole) for thing in things(statement) if (whole := _whole(thing))]
    return [
        _finding(statement, thing, member)
        for thing, whole in denied
        if not _denied_as_a_whole(thing, visit) and (member := _member(whole, visit, statement))
    ]


def _whole(thing: Thing) -> Whole | None:
    """The class that a denied thing names and says no more of."""
    if not thing.first.denied or thing.first.supposed or _narrowed(thing):
        return None
    wholes = sweeping_rules().classes.values()
    return next((w for w in wholes if thing.stems - _idle() in _names(tuple(w.named))), None)


def _narrowed(thing: Thing) -> bool:
    """Whether the words around it say of which part: "Urinary: no pain", "no medication for her knee"."""
    words = read(thing.statement.text)
    clause = [w for w in words if w.clause == thing.first.clause]
    ahead = [w for w in words[: words.index(thing.first)] if w.aside or (w in clause and not w.denied)]
    behind = [w for w in clause if w.item == thing.first.item + 1]
    return len(ahead) > NAME or any(w.aside for w in ahead + behind)


def _denied_as_a_whole(thing: Thing, visit: Mentions) -> bool:
    """Whether somebody said no to all of it: "any pain?" – "no"."""
    bare = thing.stems - _idle()
    mentions = [m for stem in bare for m in visit.by_stem.get(stem, []) if m.polarity == "denied"]
    # What does not hurt under the doctor's hand may hurt all the same.
    return any(bare <= m.item and m.item - _idle() <= bare and not m.word.examined for m in mentions)


def _member(whole: Whole, visit: Mentions, statement: Stated) -> Mention | None:
    """Where the patient tells of a member, or says yes to it: in the evidence if there, else last."""
    evidence = {said.utterance.id for said in statement.evidence}
    found = [m for stem in sorted(_members(whole)) for m in visit.by_stem.get(stem, []) if _told(m)]
    places = [(m.said.utterance.id in evidence, m.said.utterance.id) for m in found]
    return found[places.index(max(places))] if found else None


def _told(mention: Mention) -> bool:
    by_patient = mention.said.utterance.speaker != "clinician" or mention.word.asked
    open_yet = mention.over or mention.planned or mention.word.supposed or mention.word.examined
    return by_patient and mention.polarity == "affirmed" and not open_yet


def _finding(statement: Stated, thing: Thing, member: Mention) -> Finding:
    span = words_of(statement.text, thing.stems)
    return Finding(
        rule=RULE,
        severity="critical",
        explanation=f"The note denies all “{span}”; in the visit some of it was affirmed.",
        span=span,
        utterance=member.said.utterance.id,
    )


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return stems_of(sweeping_rules().idle)


@lru_cache(maxsize=16)
def _names(named: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(stems_of(words.split()) - _idle() for words in named)


def _members(whole: Whole) -> frozenset[str]:
    return stems_of(whole.members) | frozenset(_drug_stems(whole))


def _drug_stems(whole: Whole) -> Iterator[str]:
    classes = [drug_classes()[name] for name in whole.medicines]
    for generic, brands in drug_words().drugs.items():
        if whole.every or generic in whole.drugs or any(c.has(generic) for c in classes):
            for name in (generic, *brands):
                yield from stems_of(terms(name.split()[0]))
