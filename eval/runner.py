"""Run a task: every sample once, kept as it finishes, and what was finished before is not run again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputRefused
from assistant.settings import Settings
from eval.datasets import Sample
from eval.machine import this_machine
from eval.models import models_in_use
from eval.provenance import code_sha256, revision, settings_that_matter, sha256_json, versions
from eval.runs import Run, RunFolder
from eval.tasks.task import Result, Task

if TYPE_CHECKING:
    from assistant.workflow import Workflow

OpenWorkflow = Callable[[], AbstractContextManager["Workflow"]]
Told = Callable[[Result, int], None]
"""Called after each sample with its result and the number of samples chosen."""


def describe(task: Task, split: str, samples: Sequence[Sample], chosen: int, settings: Settings) -> Run:
    """The run that is about to start. The data's hash covers the whole split, whatever the limit."""
    return Run(
        task=task.name,
        dataset=task.dataset,
        split=split,
        data_sha256=sha256_json([sample.model_dump(mode="json") for sample in samples]),
        samples=chosen,
        settings=settings_that_matter(settings),
        models=models_in_use(settings),
        versions=versions(),
        code_sha256=code_sha256(),
        revision=revision(),
        machine=this_machine(),
        started=datetime.now(UTC),
    )


def run_samples(
    task: Task, samples: Sequence[Sample], folder: RunFolder, open_workflow: OpenWorkflow, told: Told
) -> None:
    """Run the samples that are not finished. The workflow is opened only when one is left.

    A sample that the workflow refuses is kept as unscored with its reason. Every other error ends
    the run; starting it again goes on after the last finished sample.
    """
    finished = folder.finished()
    with ExitStack() as stack:
        workflow: Workflow | None = None
        for number, sample in enumerate(samples, start=1):
            if sample.id in finished:
                continue
            workflow = workflow or stack.enter_context(open_workflow())
            result = run_one(task, sample, number, workflow)
            folder.save(result)
            told(result, len(samples))


def run_one(task: Task, sample: Sample, number: int, workflow: Workflow) -> Result:
    """Output and scores of one sample, or the reason why it was refused."""
    try:
        output = task.run_one(sample, workflow)
    except InputRefused as refusal:
        return Result(id=sample.id, number=number, error=str(refusal), finished=datetime.now(UTC))
    scores = task.score(output, sample)
    return Result(id=sample.id, number=number, output=output, scores=scores, finished=datetime.now(UTC))


def score_baselines(task: Task, data: Path, split: str, samples: Sequence[Sample], folder: RunFolder) -> int:
    """Score the published outputs of other systems on the same samples; returns how many systems.

    A sample that a system has no output for is unscored.
    """
    baselines = task.baselines(data, split)
    for system, outputs in baselines.items():
        for number, sample in enumerate(samples, start=1):
            output = outputs.get(sample.id)
            result = Result(
                id=sample.id,
                number=number,
                output=output,
                scores=task.score(output, sample) if output else {},
                error="" if output else "No published output.",
                finished=datetime.now(UTC),
            )
            folder.save(result, system)
    return len(baselines)
