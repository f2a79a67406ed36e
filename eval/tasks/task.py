"""What a task is: samples, what the workflow makes of one, how that is scored, which figures come out.

A new measurement is one new file here that satisfies ``Task`` and one line in ``TASKS``.
Data set, task, metric and run stay separate: a task reads samples, calls metrics, and knows nothing
of folders, resuming or reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import Field, FiniteFloat

from assistant.encounter import Strict
from eval.datasets import Sample
from eval.metrics.figure import Figure

if TYPE_CHECKING:
    from assistant.workflow import Workflow

Scores = dict[str, FiniteFloat | None]
"""Score by name; None means that it could not be scored, which is not 0."""


class Output(Strict):
    """What the workflow made of one sample. ``seconds`` by step; ``data`` is whatever is worth keeping."""

    text: str
    seconds: dict[str, float] = Field(default_factory=dict)
    data: dict[str, Any] = Field(default_factory=dict)


class Result(Strict):
    """One finished sample. ``error`` is set, and every score missing, when the workflow refused it."""

    id: str
    number: int
    output: Output | None = None
    scores: Scores = Field(default_factory=dict)
    error: str = ""
    finished: datetime

    def score(self, name: str) -> float | None:
        """The score of this name, None when unscored."""
        return self.scores.get(name)


class Task(Protocol):
    """One kind of measurement.

    ``headline`` is the score that ranks samples from worst to best (higher is better).
    ``method`` states in Markdown how the figures are made; the report carries it.
    """

    name: str
    purpose: str
    dataset: str
    default_split: str
    headline: str
    method: str

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """What is measured, in a fixed order. ``dataset`` is empty when the task makes its own."""

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Let the workflow do its work on one sample."""

    def score(self, output: Output, sample: Sample) -> Scores:
        """Scores of one output."""

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """The figures over all results, each with its interval."""

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Published outputs of other systems for the same samples: system → sample id → output."""
