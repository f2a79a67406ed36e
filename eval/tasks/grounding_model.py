"""Task ``grounding-model``: does the chat model's own yes or no add to the checks and the support score?"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.encounter import Statement, Strict
from assistant.notes.reading import turns
from assistant.notes.second_reading import yes
from eval.datasets import Sample, load
from eval.metrics.figure import Figure
from eval.metrics.ranking import separation
from eval.planted import plant_all, visit_of, with_planted
from eval.tasks.grounding import SERIOUS, worst_of
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

EACH = 10
"""Planted errors of a visit, and untouched statements of it, that are asked about."""

SEED = 7

EXCERPT = "the whole visit"
"""What the transcript is called in the question."""

NEITHER = 0.5
"""Counted when the model would say neither yes nor no."""


class Asked(Strict):
    """One statement: whether it is untouched, whether a check objects, its support, and the model's yes."""

    visit: str
    right: bool
    flagged: bool
    support: float
    yes: float


class GroundingModel:
    """Planted and untouched statements of written notes, each put to the model after its transcript."""

    name = "grounding-model"
    purpose = "Ask the chat model of planted and untouched statements, and see what its answer adds."
    dataset = "aci-bench"
    default_split = "valid"
    headline = "right"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The visits of this split."""
        return load(self.dataset, split, folder)

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Check some statements of a visit, right and wrong, and ask the model of each."""
        visit = visit_of(sample)
        chosen = random.Random(f"{SEED} {sample.id}")
        errors = plant_all([visit])
        checked = [
            (False, statement)
            for error in chosen.sample(errors, min(EACH, len(errors)))
            for statement in workflow.check_note(
                with_planted(visit.note, [error]), visit.transcript
            ).statements()
            if statement.id == error.statement
        ]
        untouched = workflow.check_note(visit.note, visit.transcript).statements()
        checked += [(True, s) for s in chosen.sample(untouched, min(EACH, len(untouched)))]
        chat = workflow.chat()
        read = "\n".join(turn.line() for turn in turns(visit.transcript.utterances))
        asked = [_asked(sample.id, right, s, yes(chat, EXCERPT, read, s)) for right, s in checked]
        return Output(text="", data={"asked": [one.model_dump() for one in asked]})

    def score(self, output: Output, sample: Sample) -> Scores:
        """How often the likelier answer of the model is the right one."""
        asked = [Asked.model_validate(one) for one in output.data["asked"]]
        return {"right": sum((one.yes > 0.5) == one.right for one in asked) / len(asked) if asked else None}

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Area under the curve of each score and of both, over all and where no check objects."""
        asked = [Asked.model_validate(one) for r in results if r.output for one in r.output.data["asked"]]
        quiet = [one for one in asked if not one.flagged]
        return [
            *_separations("all statements", asked),
            *_separations("statements that no check objects to", quiet),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these errors."""
        return {}


def _asked(visit: str, right: bool, statement: Statement, said: float | None) -> Asked:
    flagged = worst_of(statement.findings) in SERIOUS
    return Asked(
        visit=visit,
        right=right,
        flagged=flagged,
        support=statement.support,
        yes=NEITHER if said is None else said,
    )


def _separations(which: str, asked: list[Asked]) -> list[Figure]:
    scores = {
        "support score": [one.support for one in asked],
        "model's yes": [one.yes for one in asked],
        "both, logits added": [_logit(one.support) + _logit(one.yes) for one in asked],
    }
    right = [one.right for one in asked]
    return [separation(f"{name}, {which}", values, right) for name, values in scores.items()]


def _logit(share: float) -> float:
    kept = float(np.clip(share, 0.001, 0.999))
    return math.log(kept / (1 - kept))
