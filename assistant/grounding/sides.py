"""Sides of the body in a text, each with the part it is about: "swelling of the left knee".

"Right" is also agreement and direction, "left" also a verb, so a side counts only beside a part of the
body, or in a phrase such as "on the right". How sides are said is data: ``knowledge/rules/sides.yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.body import Part, near, parts
from assistant.grounding.nearness import nearness
from assistant.grounding.said import Conversation, Said
from assistant.grounding.terms import terms
from assistant.settings import ROOT

Side = Literal["left", "right", "both"]

GAP = 3
"""Words between a side and its part at most: "right first metatarsophalangeal joint of the foot"."""

BACK = 8
"""Words from a part to a side behind it at most: "tenderness of the knee, worse on the right"."""

REPLY = 0.5
"""Nearness of the words that answer a question about a side."""

OWNER = r"(?:my|your|his|her|their|the|these|those)"


class SideRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    short: dict[str, tuple[Side, str]]
    both: list[str]
    stops: list[str]
    alone_behind: list[str]
    alone_before: list[str]
    alone_owned: list[str]
    alone_not_before: list[str]
    not_meant: list[str]
    midline: list[str]
    shown: list[str]
    other_one: list[str]


@dataclass(frozen=True)
class Sided:
    """A side with the names of the parts it is about; none when it stands alone ("on the right").

    ``start``, ``end`` and ``words`` are the side's own. ``context`` has the stems around it with their
    nearness, 0 to 1; the stem "not" in it means that something there is denied or normal.
    """

    side: Side
    parts: frozenset[str]
    start: int
    end: int
    words: str
    context: dict[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Heard:
    """A side that was said, and the utterance that says it."""

    sided: Sided
    said: Said


@lru_cache(maxsize=1)
def rules() -> SideRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/sides.yaml").read_text(encoding="utf-8")
    return SideRules(**yaml.safe_load(source))


@lru_cache(maxsize=8)
def heard_sides(conversation: Conversation) -> tuple[Heard, ...]:
    """All sides that were said, in order; one that answers a question is about the part asked for."""
    return tuple(heard for said in conversation.said for heard in _heard(said))


def _heard(said: Said) -> Iterator[Heard]:
    text = said.utterance.text
    replies = dict.fromkeys(terms(said.answer), REPLY) if "?" in text else {}
    found = sides(text) or _replied(said)
    for sided in found:
        if sided.side == "both" and "?" in text[sided.end :]:
            continue  # "Both hips?" asks.
        about = sided.parts or frozenset(p.name for p in parts(said.question))
        yield Heard(replace(sided, parts=about, context=replies | sided.context), said)


def _replied(said: Said) -> list[Sided]:
    """The side in an answer to "which side?", which may be a bare "left"."""
    if not re.search(r"\b(?:which|what side|left or right|right or left)\b", said.question, re.I):
        return []
    words = re.finditer(r"\b(left|right)\b", said.utterance.text, re.I)
    return [
        Sided(
            "left" if m.group(0).lower() == "left" else "right", frozenset(), m.start(), m.end(), m.group(0)
        )
        for m in words
    ][:1]


def sides(text: str) -> list[Sided]:
    """All sides of a text in order."""
    # "On the right hand side" is about no hand.
    named = parts(re.sub(r"\bhand(?=[ -]side)", "    ", text, flags=re.I))
    word, short, not_meant = _side_words()
    void = [m.span() for m in not_meant.finditer(text)]
    meant = [m for m in word.finditer(text) if not any(a <= m.start() < b for a, b in void)]
    found = [sided for m in meant if (sided := _sided(m, text, named))]
    found = sorted(found + [_short(m) for m in short.finditer(text)], key=lambda s: s.start)
    starts = [s.start for s in found]
    return [replace(s, context=nearness(text, (s.start, s.end), starts)) for s in found]


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


@lru_cache(maxsize=1)
def _side_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:left|right|{_any_of(rules().both)})\b", re.I),
        re.compile(rf"\b{_any_of(list(rules().short))}\b"),
        re.compile("|".join(f"(?:{p})" for p in rules().not_meant), re.I),
    )


@lru_cache(maxsize=1)
def _settings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b{_any_of(rules().alone_behind)}\s+$", re.I),
        re.compile(rf"[\s-]+{_any_of(rules().alone_before)}\b", re.I),
        re.compile(rf"[\s-]+{_any_of(rules().alone_not_before)}\b", re.I),
        re.compile(rf"\s*(?:{'|'.join(rules().alone_owned)})", re.I),
    )


def _short(match: re.Match[str]) -> Sided:
    side, part = rules().short[match.group(0)]
    return Sided(side, frozenset({part}), match.start(), match.end(), match.group(0))


def _sided(match: re.Match[str], text: str, named: list[Part]) -> Sided | None:
    """The side with the parts behind it, else those before it; None when the word means no side."""
    start, end = match.span()
    word = match.group(0).lower()
    side: Side = "left" if word == "left" else "right" if word == "right" else "both"
    also = re.compile(r"\s+and\s+(?:the\s+)?(?:left|right)\b", re.I).match(text, end)
    about = _behind(side, also.end() if also else end, text, named)
    if not about:
        if not (word.startswith("bilat") or _alone(start, end, text)):
            return None
        about = _of_side(end, text, named) or _before(start, text, named)
    return Sided(side, frozenset(about), start, end, match.group(0))


def _alone(start: int, end: int, text: str) -> bool:
    behind, before, not_before, owned = _settings()
    owner = re.search(r"\b(?:my|your|his|her)\s+$", text[:start], re.I)
    if before.match(text, end) or (owner and owned.match(text, end)):
        return True
    return behind.search(text[:start]) is not None and not not_before.match(text, end)


def _behind(side: Side, end: int, text: str, named: list[Part]) -> set[str]:
    """Parts in the noun phrase that the side begins: "right hand, index finger"."""
    about: set[str] = set()
    at = end
    for part in (p for p in named if p.start >= end):
        gap = text[at : part.start]
        listed = bool(about) and _joined(gap) and part.name not in rules().midline
        if not listed and not _close(gap, joined=bool(about), possessed=side == "both"):
            break
        about.add(part.name)
        at = part.end
    return about


def _joined(gap: str) -> bool:
    """Whether a second part shares the side of the first: "left hand and jaw", "left hip pain and knee"."""
    complaint = "(?:pain|ache|swelling|numbness|weakness)?"
    return re.fullmatch(rf"\s*{complaint}\s*,?\s*(?:and|or)\s+(?:{OWNER}\s+)?", gap, re.I) is not None


def _close(gap: str, joined: bool, possessed: bool) -> bool:
    """Whether nothing but a few describing words lies between; a comma only between two parts."""
    if re.search(r"[.;:?!]" if joined else r"[.,;:?!]", gap):
        return False
    opening = rf"^[\s-]*(?:sided?\b|(?:of\s+)?{OWNER}\b)" if possessed else r"^[\s-]*sided?\b"
    between = re.findall(r"[a-z']+", re.sub(opening, "", gap.lower()))
    return len(between) <= GAP and not set(between) & set(rules().stops)


def _of_side(end: int, text: str, named: list[Part]) -> set[str]:
    """The part behind "right side of his" or "bilaterally in the"."""
    ahead = [p for p in named if p.start >= end]
    link = r"[\s-]*(?:hand[\s-]+)?(?:sided?\s+)?(?:of|in|to)\s+(?:[a-z]+\s+){0,3}"
    if not ahead or not re.fullmatch(link, text[end : ahead[0].start], re.I):
        return set()
    more = len(ahead) > 1 and _joined(text[ahead[0].end : ahead[1].start])
    return {p.name for p in ahead[: 2 if more else 1]}


def _before(start: int, text: str, named: list[Part]) -> set[str]:
    """The nearest part before a side that stands behind it, and the one of the same limb beside it."""
    ahead = [p for p in named if p.end <= start]
    gap = text[ahead[-1].end : start] if ahead else ""
    if not ahead or re.search(r"[.;?!](?:\s|$)", gap) or len(gap.split()) > BACK:
        return set()
    return {ahead[-1].name} | {p.name for p in ahead[-2:-1] if near(p.name, ahead[-1].name)}
