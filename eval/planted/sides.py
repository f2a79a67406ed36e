"""A wrong side: left for right, one for both, or a side written where the statement had none."""

import re
from collections.abc import Iterator
from random import Random

from eval.planted.case import Planted, Visit, changed
from eval.planted.words import swaps

SIDES = ("left", "right")
BETWEEN = r"(?:[\s-]+[\w-]+){0,3}?[\s-]+"
"""At most three words between a side and its body part."""

GENERAL = re.compile(
    r"\b(?:left|right|bilateral\w*|both|family|father|mother|brother|sister|common|children|people|patients|each|either)\b",
    re.I,
)
"""Where a side is not added: one is there, or the sentence is not about this patient's body."""

DENIED = re.compile(r"\b(?:no|not|without|denies|denied|negative)\b", re.I)


def laterality(visit: Visit, random: Random) -> Iterator[Planted]:
    """Statements with a side changed or added."""
    for line in visit.lines:
        for part in _parts(line.text):
            side = _side_of(line.text, part)
            for other in SIDES if side != "left" else ("right",):
                if other == side or _said(visit, other, part):
                    continue
                if side == "both" and DENIED.search(line.text):
                    continue  # "no edema of both legs" holds for one of them
                if side and _said(visit, side, part):
                    yield changed(
                        visit, line, "laterality", f"{side} to {other}", _swapped(line.text, side, other)
                    )
                elif not side and not GENERAL.search(line.text) and _one_sided(visit, other, part):
                    after = re.sub(rf"\b({part}s?)\b", rf"{other} \1", line.text, count=1, flags=re.I)
                    yield changed(visit, line, "laterality", "side added", after)


def _parts(text: str) -> list[str]:
    """Paired body parts of a text, the longer name first and alone."""
    found: list[str] = []
    for part in sorted(swaps().paired, key=len, reverse=True):
        if re.search(rf"\b{part}s?\b", text, re.I) and not any(part in longer for longer in found):
            found.append(part)
    return found


def _side_of(text: str, part: str) -> str:
    """The side written before a body part, "both" for bilateral, "" for none."""
    match = re.search(rf"\b(left|right|both|bilateral){BETWEEN}{part}s?\b", text, re.I)
    found = match.group(1).lower() if match else ""
    return "both" if found in ("both", "bilateral") else found


def _said(visit: Visit, side: str, part: str) -> bool:
    """True when a turn says the side and the body part, in either order, or the side alone beside it."""
    word = r"(?:both|bilateral\w*|each|either)" if side == "both" else side
    part = "leg|foot|ankle|extremit" if "lower extremity" in part else part
    near = [turn for turn in visit.dialogue.turns if re.search(rf"\b(?:{part})", turn)]
    return any(re.search(rf"\b{word}\b", turn) for turn in near)


def _one_sided(visit: Visit, other: str, part: str) -> bool:
    """True when the dialogue speaks of the body part on the opposite side only."""
    opposite = SIDES[1 - SIDES.index(other)]
    said = re.search(rf"\b{opposite}[\s-]+(?:\w+\s+)?{part}\b", visit.dialogue.text)
    return bool(said) and not _said(visit, "both", part)


def _swapped(text: str, side: str, other: str) -> str:
    """Every mention of the side turned, so that the statement is not at odds with itself."""
    words = r"bilateral|both" if side == "both" else side

    def put(match: re.Match[str]) -> str:
        return other.title() if match.group(0)[0].isupper() else other

    after = re.sub(rf"\b(?:{words})\b", put, text, flags=re.I)
    parts = "|".join(swaps().paired)
    # "Bilateral knees" becomes "Left knee".
    return re.sub(rf"\b({other}) ({parts})s\b", r"\1 \2", after, flags=re.I) if side == "both" else after
