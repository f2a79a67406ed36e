"""One error at a time in a handout that passed its gate, and edits that change nothing.

The planter has its own word lists (``handout_errors.yaml``) and knows nothing of the rules that compare a
handout with its note. The same seed gives the same errors.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from eval.planted.handout_case import (
    FOLLOW_UPS,
    HANDOUT_ERRORS,
    WARNINGS,
    HandoutError,
    Place,
    Spoiler,
    Spoilt,
    Told,
    followed,
    removed,
    reworded,
    told_elsewhere,
)
from eval.planted.handout_doses import doses
from eval.planted.handout_wording import Invented, handout_wording
from eval.planted.words import Pattern

SEED = 20231
PER_HANDOUT = 3
"""Errors of one kind in one handout at most, so that no handout decides a figure."""

PLACED = ("found", "decided", "home", "next", "help")
"""Parts in which something is invented."""


def spoil(told: Told, seed: int = SEED, per_handout: int = PER_HANDOUT) -> list[Spoilt]:
    """Copies of a handout, each with one error: kinds in order, of each kind as many ways as there are."""
    return [s for kind in HANDOUT_ERRORS for s in _chosen(told, kind, PLANTERS[kind], seed, per_handout)]


def edit(told: Told, seed: int = SEED, per_handout: int = PER_HANDOUT) -> list[Spoilt]:
    """Copies of a handout, each with one harmless edit."""
    return _chosen(told, "harmless", _harmless, seed, per_handout)


def _chosen(told: Told, kind: str, planter: Spoiler, seed: int, most: int) -> list[Spoilt]:
    random = Random(f"{seed} {told.id} {kind}")
    possible = list(planter(told, random))
    random.shuffle(possible)
    kept: list[Spoilt] = []
    # First each way once, then whatever is left.
    while possible and len(kept) < most:
        used = [s.how for s in kept]
        best = min(possible, key=lambda s: used.count(s.how))
        possible.remove(best)
        kept.append(best)
    return kept


def _negations(told: Told, random: Random) -> Iterator[Spoilt]:
    """A denial stated, or a statement or an order denied."""
    denial = re.compile(handout_wording().denial, re.I)
    for place in told.places():
        turn = "affirmed" if denial.search(place.text) else "denied"
        if turn == "affirmed" and len(denial.findall(place.text)) > 1:
            continue  # one of two denials left over would make it unclear what the sentence says
        for flip in handout_wording().flips:
            text = _changed(flip, place.text)
            if flip.turn == turn and text != place.text:
                yield reworded(told, "negation", f"{turn}: {flip.how}", place, text)
                break


def _lost_warnings(told: Told, random: Random) -> Iterator[Spoilt]:
    """A warning that is gone, that became empty words, or whose action is gone."""
    yield from _lost(told, "lost_warning", WARNINGS, handout_wording().empty_warnings, random)
    for place in told.places(WARNINGS):
        text = next(
            (t for a in handout_wording().actions if (t := _changed(a, place.text)) != place.text), ""
        )
        if text:
            yield reworded(told, "lost_warning", "its action", place, text)


def _lost_follow_ups(told: Told, random: Random) -> Iterator[Spoilt]:
    """A follow-up that is gone, that became empty words, or whose time is gone."""
    yield from _lost(told, "lost_follow_up", FOLLOW_UPS, handout_wording().empty_follow_ups, random)
    for place in told.places(FOLLOW_UPS):
        text = re.sub(handout_wording().times, "", place.text, count=1, flags=re.I).strip()
        if text != place.text:
            yield reworded(told, "lost_follow_up", "its time", place, text)


def _lost(told: Told, kind: str, keys: tuple[str, ...], empty: list[str], random: Random) -> Iterator[Spoilt]:
    """A whole statement removed, or empty words in the place of one that is told in one sentence."""
    places = told.places(keys)
    for source in list(dict.fromkeys(tuple(p.sentence.source) for p in places if p.sentence.source)):
        telling = [p for p in places if p.sentence.source == list(source)]
        if told_elsewhere(told, list(source), keys):
            continue
        yield removed(told, kind, "removed", list(source), keys)
        if len(telling) == 1:
            yield reworded(told, kind, "empty words", telling[0], random.choice(empty))


def _invented(told: Told, random: Random) -> Iterator[Spoilt]:
    """Comfort or advice that the note does not have: a sentence of its own, or the end of another one."""
    lists = {"reassurance": handout_wording().reassurance, "advice": handout_wording().advice}
    known = f"{told.note.text()} {told.handout.text()}".lower()
    for kind, entries in lists.items():
        for entry in entries:
            if any(key in known for key in entry.keys):
                continue
            places = [p for p in told.places(PLACED) if p.sentence.source]
            if places:
                yield _with_invented(told, kind, entry, random.choice(places), random)


def _with_invented(told: Told, kind: str, entry: Invented, place: Place, random: Random) -> Spoilt:
    if entry.clause and random.random() < 0.5:
        text = f"{place.text.rstrip('.')}, {entry.clause}."
        return reworded(told, "invented", f"{kind}, in a sentence", place, text)
    return followed(told, "invented", f"{kind}, a sentence", place, entry.text)


def _harmless(told: Told, random: Random) -> Iterator[Spoilt]:
    """Other words for the same, or two neighbours that changed places."""
    places = told.places()
    for place in places:
        for pattern in handout_wording().harmless:
            text = _changed(pattern, place.text)
            if text != place.text:
                yield reworded(told, "harmless", pattern.how, place, text)
    for one, other in pairwise(places):
        if one.section == other.section and one.sentence.source != other.sentence.source:
            yield _swapped(told, one, other)


def _swapped(told: Told, one: Place, other: Place) -> Spoilt:
    copy = told.handout.model_copy(deep=True, update={"approval": None})
    sentences = copy.sections[one.section].sentences
    sentences[one.number], sentences[other.number] = sentences[other.number], sentences[one.number]
    return Spoilt("harmless", "order", f"{one.text} {other.text}", f"{other.text} {one.text}", copy)


def _changed(pattern: Pattern, text: str) -> str:
    """The text with the first match changed, its first letter still a capital."""
    new = re.sub(pattern.find, pattern.put, text, count=1, flags=re.I).strip()
    if new == text or not new:
        return text
    if text[:1].isupper():
        new = new[0].upper() + new[1:]
    return re.sub(r"\b(Do not|Please|There is|you do not) ([A-Z])(?=[a-z])", _lower, new)


def _lower(match: re.Match[str]) -> str:
    return f"{match.group(1)} {match.group(2).lower()}"


PLANTERS: dict[HandoutError, Spoiler] = {
    "dose": doses,
    "negation": _negations,
    "lost_warning": _lost_warnings,
    "lost_follow_up": _lost_follow_ups,
    "invented": _invented,
}
