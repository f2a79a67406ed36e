"""Whether a denial of the visit is about something else than a thing of the note, or too unclear to object.

An objection rests on a clear and specific utterance: a denied place or time denies nothing by itself, a
"no, just latex" leaves latex out, and what one utterance says both ways settles nothing.
"""

import re

from assistant.grounding.diseases import diseases
from assistant.grounding.mentions import LONG, Mention, Mentions
from assistant.grounding.polarity_rules import stems
from assistant.grounding.scope import read
from assistant.grounding.thing import Thing, problem

EXCEPT = re.compile(
    r"\b(?:no|none|not really)\b[.,]? *(?:just|only|but|except|apart from|other than)\b", re.I
)
"""A "no" that leaves something out."""


def of_something_else(words: frozenset[str], mention: Mention, thing: Thing) -> bool:
    """Whether the visit denies something else: elsewhere, narrower, of somebody else, or as the note does."""
    if thing.elsewhere(mention) or (words <= stems().relatives and words != thing.stems):
        return True
    if _answer_names(thing.stems - words, mention):
        return True
    if words <= stems().topics or mention.word.cue.startswith("avoid"):
        return True
    others = stems().others if thing.part != "plan" else frozenset()
    if mention.item & stems().narrows - words - others:
        return True
    told = mention.said.utterance.speaker == "patient" or mention.word.asked
    if thing.part == "plan" and words & (stems().findings | diseases(thing.statement.text)) and told:
        return True
    if problem() in thing.stems and problem() not in words:
        return True
    if thing.stems & stems().turning - words and not words & stems().findings:
        return True
    also_denied = {w.stem for w in read(thing.statement.text) if w.denied} & mention.near
    alone = len(words) == 1 and words != mention.item
    return bool(also_denied) and (alone or bool(also_denied & mention.item))


def _answer_names(words: frozenset[str], mention: Mention) -> bool:
    """Whether a "no" goes on with what the note states: "any allergies?" – "no, just latex"."""
    answer = mention.said.answer
    if not mention.word.asked or not EXCEPT.search(answer):
        return False
    named = {w.stem for w in read(answer) if not (w.denied or w.asked or w.supposed)}
    return bool(words & named - stems().light - stems().topics)


def both_ways(words: frozenset[str], mention: Mention, visit: Mentions) -> bool:
    """Whether the same utterance affirms each of these words too: "it does not smell bad, it smells odd"."""
    if len(read(mention.said.utterance.text)) > LONG:
        return False
    return all(
        any(m.said is mention.said and m.polarity == "affirmed" for m in visit.by_stem[stem])
        for stem in words
    )
