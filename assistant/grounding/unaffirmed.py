"""What a note states and the visit never affirms: a finding only denied, passed over, or found by nobody."""

import re

from assistant.grounding.answers import opening
from assistant.grounding.cues import content_stem
from assistant.grounding.mentions import Fit, Mention, Mentions
from assistant.grounding.polarity_rules import faded, polarity_rules, stems
from assistant.grounding.scope import PREFIX, read
from assistant.grounding.something_else import of_something_else
from assistant.grounding.thing import SIDES, Thing, Turned, passes

NAMED = re.compile(r"\b(?:signs?|tests?)\b", re.I)
"""A sign or test with a name of its own is done without speaking of it."""


def never_affirmed(thing: Thing, visit: Mentions) -> Turned | None:
    """What of an affirmed thing the visit does not bear out, None when it may stand."""
    if faded().search(thing.statement.text):
        return None
    return _only_denied(thing, visit) or _never_found(thing, visit) or _only_asked(thing, visit)


def _only_denied(thing: Thing, visit: Mentions) -> Turned | None:
    """A finding that the visit denies, and affirms nowhere near as well; its other words do not save it."""
    if thing.part == "plan" or thing.first.supposed:
        return None
    for stem in sorted(thing.findings):
        words = frozenset({stem})
        agrees, unclear = (
            visit.best(said, words, thing.beside, counts=lambda m: not thing.elsewhere(m))
            for said in ("affirmed", "unknown")
        )
        for mention in visit.by_stem.get(stem, []):
            against = mention.polarity == "denied" and mention.word.cue != PREFIX
            if against and not mention.word.supposed and not of_something_else(words, mention, thing):
                contrary = Fit(visit.score(mention, words, thing.beside), 1.0, mention)
                if passes("never", contrary, agrees, unclear):
                    return Turned(words, False, mention)
    return None


def _never_found(thing: Thing, visit: Mentions) -> Turned | None:
    """ "Positive for" what the doctor did not find: notes are written from a normal template."""
    positive, rules = content_stem("positive"), polarity_rules()
    named = thing.stems - stems().light - SIDES - {positive}
    if thing.part != "examination" or positive not in thing.stems or not named:
        return None
    if NAMED.search(thing.statement.text):
        return None
    found = visit.best("affirmed", named, thing.beside, thing.findings, counts=thing.agreeing)
    enough = found.share >= rules.found.share and visit.length >= rules.unsaid.words
    return None if enough else Turned(named, False, None)


def _only_asked(thing: Thing, visit: Mentions) -> Turned | None:
    """A complaint asked for in a list, of which the answer named others, and that nobody affirmed."""
    if thing.part not in ("history", "") or thing.first.supposed:
        return None
    for stem in sorted(thing.findings - stems().placed):
        mentions = visit.by_stem.get(stem, [])
        affirmed = any(m.polarity == "affirmed" for m in mentions)
        if not affirmed and any(_passed_over(m) for m in mentions):
            return Turned(frozenset({stem}), False, None)
    return None


def _passed_over(mention: Mention) -> bool:
    """Whether the answer to a list names other things of it and leaves this one out."""
    if not mention.word.asked or mention.polarity != "unknown" or opening(mention.said.answer) == "yes":
        return False
    listed = {w.stem for w in read(mention.said.utterance.text) if w.asked} - {mention.word.stem}
    named = {w.stem for w in read(mention.said.answer) if not (w.asked or w.supposed)}
    return bool(listed & named)
