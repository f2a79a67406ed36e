"""Whether a note turns something round: each thing that it denies or states, held against the visit.

A thing is compared with the mentions that fit it best: one that says the contrary must fit better than
any that agrees, by a bar that depends on what the thing is (``knowledge/rules/polarity.yaml``).
"""

from assistant.grounding.affirmations import turned_affirmation
from assistant.grounding.denials import turned_denial
from assistant.grounding.mentions import Mentions
from assistant.grounding.polarity_rules import polarity_rules
from assistant.grounding.thing import SIDES, Thing, Turned
from assistant.grounding.unaffirmed import never_affirmed

ALL, PLAIN = 0.99, 0.8
"""Share of a finding's words, and score, from which a mention names it."""


def turned(thing: Thing, visit: Mentions) -> Turned | None:
    """What of a thing the note turns round, None when it may stand."""
    if thing.stems <= SIDES:
        return None
    if thing.first.denied:
        return turned_denial(thing, visit)
    return turned_affirmation(thing, visit) or never_affirmed(thing, visit)


def contested(thing: Thing, visit: Mentions) -> bool:
    """Whether the visit both affirms and denies a finding, as nearly as it names it."""
    if not _worth_a_remark(thing, visit):
        return False
    fits = [visit.best(said, thing.stems, thing.beside, thing.findings) for said in ("affirmed", "denied")]
    return all(fit.share >= ALL and fit.score >= PLAIN for fit in fits)


def unmentioned(thing: Thing, visit: Mentions) -> bool:
    """Whether it is a complaint or finding that nobody named; the examination has a check of its own."""
    if not _worth_a_remark(thing, visit) or thing.part == "examination":
        return False
    return not any(stem in visit.by_stem for stem in thing.findings)


def _worth_a_remark(thing: Thing, visit: Mentions) -> bool:
    """Findings only, and in visits that are long enough for silence to tell something."""
    long = visit.length >= polarity_rules().unsaid.words
    return bool(thing.findings) and not thing.first.supposed and long
