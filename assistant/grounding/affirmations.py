"""What a note states, held against what the visit denies."""

from collections.abc import Iterator

from assistant.grounding.cues import content_stem
from assistant.grounding.mentions import Fit, Mention, Mentions
from assistant.grounding.polarity_rules import faded, polarity_rules, stems
from assistant.grounding.scope import PREFIX
from assistant.grounding.something_else import both_ways, of_something_else
from assistant.grounding.thing import SIDES, Thing, Turned, better, passes, problem

SHARED = 0.8
"""Farther words weigh this much for an opposite, which many things share ("better")."""

RESULT = 0.9
"""Score of a "negative" that stands for a whole test without naming it, at least."""


def turned_affirmation(thing: Thing, visit: Mentions) -> Turned | None:
    """What the note states although the visit denies it, or says its opposite."""
    if faded().search(thing.statement.text):
        return None
    return _opposite(thing, visit) or _denied(thing, visit)


def _opposite(thing: Thing, visit: Mentions) -> Turned | None:
    """The note says "better", the visit "worse" of the same thing."""
    for stated, contrary in stems().opposites:
        if stated in thing.stems and contrary not in thing.beside:
            says = _said_of(contrary, thing, visit)
            # "Out of control" says it by itself: one thing that it is said of will do, the note's own too.
            plain = contrary in stems().unmistakable
            own = frozenset({stated}) if plain else thing.stems
            shared = says.mention.near & thing.beside - own if says.mention else frozenset()
            agrees = _said_of(stated, thing, visit, shared if plain else frozenset())
            if shared and passes("unmistakable" if plain else "opposite", says, agrees):
                return Turned(frozenset({stated}), False, says.mention)
    return None


def _said_of(stem: str, thing: Thing, visit: Mentions, shared: frozenset[str] = frozenset()) -> Fit:
    """Where a word is said, of these words if there are any."""
    return visit.best(
        "affirmed",
        frozenset({stem}),
        thing.beside,
        farther=SHARED,
        counts=lambda m: thing.same_mood(m) and (not shared or bool(m.near & shared)),
    )


def _denied(thing: Thing, visit: Mentions) -> Turned | None:
    """The denial of the visit that is most plainly about this thing, when there is one."""
    found = [
        (ahead, words, mention)
        for mention in _denials(thing, visit)
        if (ahead := _ahead(words := mention.item & thing.stems, mention, thing, visit)) is not None
    ]
    if not found:
        return None
    _, words, mention = max(found, key=lambda row: row[0])
    return Turned(words, False, mention)


def _denials(thing: Thing, visit: Mentions) -> Iterator[Mention]:
    """Denied mentions of its words, once for each thing that an utterance denies."""
    seen = set()
    for stem in sorted(thing.stems - SIDES):
        for mention in visit.by_stem.get(stem, []):
            key = (mention.item & thing.stems, mention.said.utterance.id)
            if mention.polarity == "denied" and thing.same_mood(mention) and key not in seen:
                seen.add(key)
                if mention.word.cue != PREFIX:
                    yield mention


def _ahead(words: frozenset[str], mention: Mention, thing: Thing, visit: Mentions) -> float | None:
    """How far a denial of these words is ahead of what agrees with the note, None when it is no objection."""
    kind = _kind(words, mention)
    if of_something_else(words, mention, thing) or both_ways(words, mention, visit):
        return None
    if not _comparable(kind, words, mention, thing):
        return None
    share = visit.rarity(words) / visit.rarity(mention.item)
    beside = thing.stems if _sense(words) else thing.beside
    contrary = Fit(visit.score(mention, words, beside), share, mention)
    agrees = visit.best("affirmed", words, beside, _sense(words), counts=thing.agreeing)
    unclear = visit.best("unknown", words, thing.beside, counts=thing.same_mood)
    if mention.item & stems().others - words and agrees.score > polarity_rules().narrowed_at_most:
        return None
    if thing.part == "plan" and agrees.score > polarity_rules().plan_at_most:
        return None
    if kind == "result" and len(mention.item & thing.beside) < 2 and contrary.score < RESULT:
        return None
    return contrary.score - agrees.score if passes(kind, contrary, agrees, unclear) else None


def _sense(words: frozenset[str]) -> frozenset[str]:
    """ "Problems walking" and "loss of sensation" are affirmed where those are, not by walking."""
    return words & {problem(), content_stem("loss")}


def _kind(words: frozenset[str], mention: Mention) -> str:
    """Which bar a denied thing of the visit has to pass."""
    if words & stems().findings:
        return "placed" if words <= stems().placed else "finding"
    if words <= stems().light | {better()} | SIDES:
        return "light"
    if content_stem("positive") in words:
        return "result"
    return "asked" if mention.word.asked else "stated"


def _comparable(kind: str, words: frozenset[str], mention: Mention, thing: Thing) -> bool:
    """A light word needs another beside it; what was asked for must be all that the note states.

    "Any abnormal smears?" denied is no denial of smears.
    """
    if kind == "light":
        return bool(mention.near & thing.beside - words)
    if kind == "asked":
        return (
            thing.stems - stems().light <= words | mention.near and content_stem("normal") not in mention.near
        )
    return True
