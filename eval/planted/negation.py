"""A denial turned into a report, or a report into a denial."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Line, Planted, Visit, changed
from eval.planted.dialogue import content_words
from eval.planted.words import Flip, swaps

HEARD = 0.6
"""Share of the statement's content words that must have been said: else it is not good to begin with."""


def negations(visit: Visit, random: Random) -> Iterator[Planted]:
    """Statements with one denial dropped or added."""
    for line in visit.lines:
        if not visit.dialogue.holds(line.text, HEARD):
            continue
        for flip in swaps().flips:
            match = re.search(flip.find, line.text)
            if match and not _is_condition(line.text[: match.start()]) and _is_so(visit, line, flip, match):
                after = _flipped(line.text, flip, match)
                yield changed(visit, line, "negation", flip.how, after)


def _is_condition(before: str) -> bool:
    """True when what follows is not stated but supposed: "if she is interested"."""
    return re.search(r"\b(?:if|whether|unless|should)\b[^.,;]*$", before, re.I) is not None


def _is_so(visit: Visit, line: Line, flip: Flip, match: re.Match[str]) -> bool:
    """True when the dialogue bears the statement out as it is: denied near its words, or said without."""
    dialogue = visit.dialogue
    clause = re.split(r"[.;]|\bbut\b|\bhowever\b", line.text[match.start() :])[0]
    wanted = content_words(clause)
    turns = [at for at, words in enumerate(dialogue.words) if wanted & words]
    if not turns:
        return False
    denied = [at for at in turns if _denies(dialogue.turns[max(at - 1, 0) : at + 2])]
    return bool(denied) if flip.turn == "affirmed" else len(denied) < len(turns)


def _denies(turns: list[str]) -> bool:
    return any(re.search(rf"(?:\b|n){re.escape(word)}\b", turn) for turn in turns for word in swaps().denials)


def _flipped(text: str, flip: Flip, match: re.Match[str]) -> str:
    put = match.expand(flip.put)
    if put.startswith(("DEPORTS", "dEPORTS")):
        put = ("Reports" if put[0] == "D" else "reports") + put[len("DEPORTS") :]
    for word in ("POSITIVE", "NEGATIVE"):
        capital = match.group(0)[0].isupper()
        put = put.replace(word, word.title() if capital else word.lower())
    after = text[: match.start()] + put + text[match.end() :]
    if flip.how == "denial dropped":
        # "Denies any fever or chills" reported is "fever and chills".
        rest = re.sub(r"\b(?:or|nor)\b", "and", after[match.start() :])
        after = after[: match.start()] + re.sub(r"\bany ", "", rest)
    return after
