"""``provenote eval``: run a task, list tasks and data sets, report on a run."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import get_settings
from eval.bench.command import bench_app
from eval.boundary import plain_errors
from eval.datasets import catalogue, data_folder, require_allowed
from eval.report import RunReport, figure_table, write_report
from eval.runner import describe, run_samples, score_baselines
from eval.runs import RunFolder
from eval.tasks import TASKS, find_task
from eval.tasks.task import Result, Task
from eval.workplace import temporary_workflow

__all__ = ["bench_app", "eval_app"]

eval_app = typer.Typer(help="Measure Provenote on published data.", no_args_is_help=True)

Data = Annotated[Path | None, typer.Option(help="Folder with the data sets; else PROVENOTE_DATA.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


@eval_app.command("run")
def run_command(
    task: Annotated[str, typer.Argument(help="Name of the task; `provenote eval list` names them.")],
    out: Annotated[Path, typer.Option(help="Run folder; the same one again goes on where it stopped.")],
    data: Data = None,
    split: Annotated[str, typer.Option(help="Split of the data set; empty: the task's own.")] = "",
    limit: Annotated[int | None, typer.Option(min=0, help="Only the first so many samples.")] = None,
    allow_test: Annotated[
        bool, typer.Option("--allow-test", help="Allow a split kept for reporting.")
    ] = False,
    baselines: Annotated[
        bool, typer.Option("--baselines", help="Score published outputs beside it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Run TASK, keep every output in the run folder, and write its report."""
    with plain_errors():
        chosen = find_task(task)
        made = measure(chosen, out, data, split or chosen.default_split, limit, allow_test, baselines)
        _show(made, out, as_json)


@eval_app.command("report")
def report_command(run: Annotated[Path, typer.Argument(help="A run folder.")], as_json: Json = False) -> None:
    """Write report.md and report.json of a run folder again and print the figures."""
    with plain_errors():
        _show(write_report(RunFolder(run)), run, as_json)


@eval_app.command("list")
def list_command() -> None:
    """Name the tasks and the data sets."""
    with plain_errors():
        for name in sorted(TASKS):
            typer.echo(f"{name}: {find_task(name).purpose}")
        typer.echo("")
        for name, dataset in catalogue().items():
            splits = ", ".join(f"{key} (test)" if part.test else key for key, part in dataset.splits.items())
            typer.echo(f"{name}: {dataset.title}, {dataset.licence}, {dataset.published}; splits: {splits}")


def measure(
    task: Task, out: Path, data: Path | None, split: str, limit: int | None, allow_test: bool, baselines: bool
) -> RunReport:
    """Run a task into a folder and report. Raises ProvenoteError with what to do."""
    settings = get_settings()
    folder = RunFolder(out)
    source = data_folder(settings, data)
    if task.dataset:
        require_allowed(task.dataset, split, allow_test)
    samples = task.samples(source, split)
    chosen = samples if limit is None else samples[:limit]
    run = folder.open(describe(task, split, samples, len(chosen), settings))
    run_samples(task, chosen, folder, lambda: temporary_workflow(settings), _told)
    if baselines:
        score_baselines(task, source, split, samples, folder)
    folder.save_run(run.model_copy(update={"finished": datetime.now(UTC)}))
    return write_report(folder)


def _told(result: Result, chosen: int) -> None:
    said = result.error or ", ".join(
        f"{name} {score:.2f}" for name, score in result.scores.items() if score is not None
    )
    typer.echo(f"{result.number}/{chosen} {result.id}: {said}", err=True)


def _show(made: RunReport, folder: Path, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(made.model_dump_json(indent=2) + "\n")
        return
    typer.echo(figure_table(made.figures) if made.figures else "Nothing is finished yet.")
    typer.echo(f"\nReport: {folder / 'report.md'}")
