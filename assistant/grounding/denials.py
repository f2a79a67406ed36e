"""What a note denies, held against what the visit affirms, and against what nobody said."""

import re

from assistant.grounding.cues import saying
from assistant.grounding.mentions import Fit, Mention, Mentions
from assistant.grounding.polarity_rules import polarity_rules, stems
from assistant.grounding.scope import LOOSE, PREFIX, VERBAL, read
from assistant.grounding.thing import Thing, Turned, better, passes, problem

COURSE = re.compile(r"\bnot (?:been\b|\w+ing\b)")
"""Denies what goes on ("has not been working"); "did not fill" is told in many other words."""


FOUND = re.compile(r"^(?:ex|o/e|on exam\w*|exam\w*)\b|\b(?:seen|visible|palpable|elicited)\b", re.I)
"""Says of a finding that the doctor looked for it."""


def turned_denial(thing: Thing, visit: Mentions) -> Turned | None:
    """What the note denies although the visit affirms it, or although nobody denied it."""
    if thing.stems <= stems().topics or _also_states(thing):
        return None
    contrary = visit.best(
        "affirmed", thing.stems, thing.beside, thing.findings, counts=lambda m: _contradicts(m, thing)
    )
    mention = contrary.mention
    if mention and (thing.elsewhere(mention) or thing.stems & stems().limits - mention.alike):
        return None
    if thing.light or thing.first.cue == PREFIX:
        contrary = _light(thing, visit)
        objects = contrary.mention is not None
    else:
        objects = _plainly(thing, contrary, visit)
    if objects:
        return Turned(thing.stems, True, contrary.mention)
    return Turned(thing.stems, True, None) if _unsaid(thing, visit) else None


def _also_states(thing: Thing) -> bool:
    """Whether its statement says what of it there is: "no headache (only the usual headache)"."""
    words = read(thing.statement.text)
    stated = {w.stem for w in words if not w.denied and w.clause == thing.first.clause}
    return bool(thing.findings) and thing.findings <= stated


def _contradicts(mention: Mention, thing: Thing) -> bool:
    """Whether a mention can: not what is over nor, in the history, what the doctor found or plans."""
    if not thing.same_mood(mention) or mention.over:
        return False
    if thing.part == "plan" and thing.first.cue not in VERBAL and mention.planned:
        return False
    if _by_the_doctor(thing) and _told(mention):
        return False
    return thing.part != "history" or (not mention.examined and _is_now(mention, thing))


def _by_the_doctor(thing: Thing) -> bool:
    """Whether it denies what the doctor looked for; the patient may have told of it all the same."""
    return thing.part == "examination" or bool(FOUND.search(thing.statement.text))


def _told(mention: Mention) -> bool:
    """Whether it is the patient's, or the doctor only asks for it or tells it again."""
    said = mention.said.utterance
    return said.speaker == "patient" or mention.word.asked or bool(saying("retells").search(said.text))


def _is_now(mention: Mention, thing: Thing) -> bool:
    return thing.part != "history" or not mention.planned or bool(thing.findings)


def _plainly(thing: Thing, contrary: Fit, visit: Mentions) -> bool:
    if not contrary.mention or thing.first.cue == LOOSE or thing.first.cue.startswith("avoid"):
        return False
    held = thing.stems & contrary.mention.alike
    place = thing.stems - stems().placed - stems().light
    if thing.stems & stems().placed and place and not place & held:
        return False
    if not held - stems().light or (problem() in thing.stems and problem() not in held):
        return False
    agrees = visit.best("denied", thing.stems, thing.beside)
    unclear = visit.best("unknown", thing.stems, thing.beside, counts=thing.same_mood)
    return passes("denied_finding" if thing.findings else "denied", contrary, agrees, unclear)


def _light(thing: Thing, visit: Mentions) -> Fit:
    """A word like "stable" is compared with what stands beside it, or any mention would contradict it."""
    contrary = visit.best(
        "affirmed",
        thing.stems,
        thing.beside,
        thing.findings,
        farther=1.0,
        counts=lambda m: thing.same_mood(m) and _is_now(m, thing),
    )
    agrees = visit.best("denied", thing.stems, thing.beside, farther=1.0)
    known = contrary.mention and contrary.mention.near & thing.beside - thing.stems
    return contrary if known and passes("denied_light", contrary, agrees) else Fit()


def _unsaid(thing: Thing, visit: Mentions) -> bool:
    """Whether a "not" of the note, of something that goes on, was never said of it."""
    bar = polarity_rules().unsaid
    if visit.length < bar.words or thing.first.cue not in VERBAL or better() in thing.stems:
        return False
    if _conditional(thing) or not COURSE.search(thing.statement.text):
        return False
    if visit.best("denied", thing.stems, thing.beside).score >= bar.at_most:
        return False
    if visit.best("unknown", thing.stems, thing.beside, counts=thing.same_mood).score >= bar.doubt:
        return False
    # A history is told in many words: a denial near the same words may be this one.
    return thing.part != "history" or not (thing.light or visit.denial_near(thing.beside) >= bar.near)


def _conditional(thing: Thing) -> bool:
    return thing.first.supposed and bool(saying("conditions").search(thing.statement.text))
