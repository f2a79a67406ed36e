"""Which part of the visit a turn belongs to: history, examination, results or plan.

Sections are written from their own part: a small model given 400 tokens of examination invents less
and leaves out less than with the whole visit before it (docs/decisions). The most likely sequence
of parts is found with the Viterbi algorithm (1967) over cues and costs from
``knowledge/rules/visit_parts.yaml``; a visit mostly runs in this order but may go back.
"""

import re
from functools import lru_cache
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, field_validator

from assistant.notes.reading import Turn
from assistant.settings import ROOT

Part = Literal["history", "examination", "results", "plan"]
PARTS: tuple[Part, ...] = get_args(Part)


class PartRules(BaseModel):
    """How likely a turn belongs to one part; see the file."""

    model_config = ConfigDict(extra="forbid")

    early: float
    late: float
    weight: float
    most: int
    cues: list[str]

    @field_validator("cues")
    @classmethod
    def _compiles(cls, cues: list[str]) -> list[str]:
        for cue in cues:
            re.compile(cue)
        return cues

    def score(self, text: str, position: float) -> float:
        """Score of a turn at a position between 0 and 1 of the visit."""
        return (
            self.early + (self.late - self.early) * position + self.weight * min(self.most, self.hits(text))
        )

    def hits(self, text: str) -> int:
        """How many cues a text holds."""
        return len(_pattern(tuple(self.cues)).findall(text.lower())) if self.cues else 0


class VisitParts(BaseModel):
    """The rules file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")

    forward: float
    back: float
    not_first: float
    parts: dict[Part, PartRules]

    def cost(self, before: Part, after: Part) -> float:
        """What it costs to go from one part to another."""
        if before == after:
            return 0.0
        return self.forward if PARTS.index(after) > PARTS.index(before) else self.back


@lru_cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in cues))


@lru_cache(maxsize=1)
def visit_parts() -> VisitParts:
    """The rules, read once."""
    return VisitParts(
        **yaml.safe_load((ROOT / "knowledge/rules/visit_parts.yaml").read_text(encoding="utf-8"))
    )


def parts_of(read: list[Turn]) -> list[Part]:
    """The part of each turn, as the most likely sequence."""
    if not read:
        return []
    rules = visit_parts()
    scores = [_scores(u, at / max(1, len(read) - 1), rules) for at, u in enumerate(read)]
    best = {p: scores[0][p] - (0.0 if p == PARTS[0] else rules.not_first) for p in PARTS}
    came_from: list[dict[Part, Part]] = []
    for here in scores[1:]:
        step = {p: max(PARTS, key=lambda q, p=p: best[q] - rules.cost(q, p)) for p in PARTS}  # type: ignore[misc]
        best = {p: best[step[p]] - rules.cost(step[p], p) + here[p] for p in PARTS}
        came_from.append(step)
    path = [max(PARTS, key=lambda p: best[p])]
    for step in reversed(came_from):
        path.append(step[path[-1]])
    return path[::-1]


def _scores(turn: Turn, position: float, rules: VisitParts) -> dict[Part, float]:
    # What a patient says about tests or the plan does not move the visit on.
    text = "" if turn.speaker == "patient" else turn.text
    return {part: rule.score(text, position) for part, rule in rules.parts.items()}


def selected(read: list[Turn], wanted: tuple[Part, ...]) -> list[Turn]:
    """The turns of the wanted parts, and single ones elsewhere that clearly speak of them.

    Reports of results come up all over a visit, so a turn with two cues of a part is taken too.
    """
    rules = visit_parts().parts
    return [
        turn
        for turn, part in zip(read, parts_of(read), strict=True)
        if part in wanted
        or (turn.speaker != "patient" and any(rules[p].hits(turn.text) >= 2 for p in wanted))
    ]
