"""A sentence made more or less certain than it was said."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Line, Planted, Visit, changed
from eval.planted.dialogue import content_words
from eval.planted.words import Pattern, swaps

SHARED = 2
"""Content words that a turn must share with the statement to be about it."""

TEST = re.compile(
    r"x-ray|mri\b|\bct\b|\bmr\b|scan|echo|ecg|ekg|electrocard|ultrasound|biops|patholog|imaging|endoscop|panel",
    re.I,
)

STILL = re.compile(
    r"\b(?:may|might|could|possib|probab|likely|appears?|seems?|suspect|think|believe|perhaps)", re.I
)
"""A hedge that is left: the clause is as uncertain as before."""


def changed_certainty(visit: Visit, random: Random) -> Iterator[Planted]:
    """Statements with a hedge or a condition dropped, made certain, or made doubtful."""
    for line in visit.lines:
        for pattern in swaps().certainty:
            match = re.search(pattern.find, line.text)
            if match is None or not _fits(line, pattern) or not _is_so(visit, line, pattern):
                continue
            after = _weighed(line.text, pattern, match)
            if pattern.how == "made doubtful" or not STILL.search(_clause(after, match.start())):
                yield changed(visit, line, "changed_certainty", pattern.how, after)


def _fits(line: Line, pattern: Pattern) -> bool:
    """A condition is dropped from a plan, a doubt put to a test's result, and risks stay risks."""
    if pattern.how == "condition dropped":
        return (
            line.part == "plan" and re.search(r"\b(?:we|I) (?:will|would)\b|\bwe'll\b", line.text) is not None
        )
    if pattern.put.endswith("possible "):
        return TEST.search(line.text) is not None
    return "risk" not in line.text.lower()


def _is_so(visit: Visit, line: Line, pattern: Pattern) -> bool:
    """True when the hedge was said near the statement's words; for a new doubt, when none was."""
    wanted = content_words(line.text)
    turns = [at for at, words in enumerate(visit.dialogue.words) if len(wanted & words) >= SHARED]
    hedged = any(_hedges(visit.dialogue.turns[at]) for at in turns)
    if pattern.how == "made doubtful":
        return bool(turns) and not hedged
    return hedged


def _clause(text: str, at: int) -> str:
    """The piece of the text around a place, between joining words."""
    ends = [m.span() for m in re.finditer(r"[;.]|\b(?:and|but|which|however|although)\b", text)]
    start = max((end for _, end in ends if end <= at), default=0)
    return text[start : min((begin for begin, _ in ends if begin > at), default=len(text))]


def _hedges(turn: str) -> bool:
    return any(re.search(rf"\b{re.escape(hedge)}", turn) for hedge in swaps().hedges)


def _weighed(text: str, pattern: Pattern, match: re.Match[str]) -> str:
    put = match.expand(pattern.put)
    if put == "is " and re.search(r"[^isu]s $", text[: match.start()]):
        put = "are "
    after = re.sub(r"\s{2,}", " ", text[: match.start()] + put + text[match.end() :]).strip()
    after = re.sub(r"\b([Aa])n (?=confirmed|possible)", r"\1 ", after)
    after = re.sub(r"(?<=: )[a-z]", lambda m: m.group(0).upper(), after, count=1)
    return after[0].upper() + after[1:]
