"""Which words are said of a thing, such as a side, a relative or a part of the body: those near it.

Nearness ends at the next thing of the same kind, at the end of the sentence and at a contrast ("but").
Things that are joined ("my mom and my aunt") share their words. Cues: ``knowledge/rules/nearness.yaml``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.grounding.terms import terms
from assistant.settings import ROOT

CONTEXT = 90
"""Characters before and behind a thing that can tell what is said of it; speech often has no full stops."""

SHARED = 0.4
"""Weight of the words between two things for the second: they mostly belong to the first."""

DENIED = "not"
"""Stands among the stems when something near is denied or normal."""

Place = tuple[int, int]
"""Start and end of a thing in its text."""


class NearnessRules(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    contrast: list[str]
    absent: list[str]
    link: str


@lru_cache(maxsize=1)
def rules() -> NearnessRules:
    """The rules, read once."""
    source = (ROOT / "knowledge/rules/nearness.yaml").read_text(encoding="utf-8")
    return NearnessRules(**yaml.safe_load(source))


@lru_cache(maxsize=1)
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    contrast, absent = "|".join(rules().contrast), "|".join(rules().absent)
    return (
        re.compile(rf"[.;?!]\s|\b(?:{contrast})\b", re.I),
        re.compile(rf"\b(?:{absent})\b|n't\b", re.I),
        re.compile(rules().link, re.I),
    )


def contexts(text: str, places: Sequence[Place], onward: bool = False) -> list[dict[str, float]]:
    """For each place in order, the stems near it; joined places share theirs. See ``nearness``."""
    groups: list[list[Place]] = []
    for place in places:
        if groups and _cuts()[2].fullmatch(text[groups[-1][-1][1] : place[0]]):
            groups[-1].append(place)
        else:
            groups.append([place])
    starts = [group[0][0] for group in groups]
    shared = [nearness(text, (g[0][0], g[-1][1]), starts, SHARED, onward) for g in groups]
    return [context for group, context in zip(groups, shared, strict=True) for _ in group]


def nearness(
    text: str, place: Place, starts: Sequence[int], shared: float = 1.0, onward: bool = False
) -> dict[str, float]:
    """Stems around a place with their nearness, 0 to 1, up to the next place that starts.

    ``shared`` weakens the words between the place before and this one; ``onward`` reads on into the
    next sentence ("My father smoked. He had asthma.").
    """
    cut, absent, _ = _cuts()
    start, end = place
    floor = max([start - CONTEXT, 0, *(s for s in starts if s < start)])
    ceiling = min([end + CONTEXT, *(s for s in starts if s > start)])
    before, behind = cut.split(text[floor:start])[-1], text[end:ceiling]
    behind = behind if onward else cut.split(behind)[0]
    found: dict[str, float] = {DENIED: 1.0} if absent.search(f"{before} | {behind}") else {}
    weaker = shared if floor in starts and len(before) == start - floor else 1.0
    for word, near in (*_ahead(before, weaker), *_following(behind)):
        for stem in terms(word):
            found[stem] = max(found.get(stem, 0.0), near)
    return found


def _ahead(before: str, weaker: float) -> Iterator[tuple[str, float]]:
    for match in re.finditer(r"\S+", before):
        yield match.group(0), weaker * (1 - (len(before) - match.end()) / CONTEXT)


def _following(behind: str) -> Iterator[tuple[str, float]]:
    for match in re.finditer(r"\S+", behind):
        yield match.group(0), 1 - match.start() / CONTEXT


def likeness(wanted: Mapping[str, float], heard: Mapping[str, float]) -> float:
    """Share of the wanted stems, by their weights and how near they were said; 0 to below 1."""
    return sum(weight * heard.get(t, 0.0) for t, weight in wanted.items()) / (sum(wanted.values()) + 1)
