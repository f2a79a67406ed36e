"""A report from a run folder: figures with intervals, other systems beside them, the worst samples.

The report carries no text of a sample, only ids and numbers; the outputs are in the run folder.
"""

from collections.abc import Sequence

from assistant.encounter import Strict
from eval.metrics.figure import Figure
from eval.metrics.interval import difference
from eval.runs import Run, RunFolder, write_text
from eval.tasks import find_task
from eval.tasks.task import Result, Scores, Task

WORST = 5
"""How many of the worst samples a report names."""


class Beside(Strict):
    """Another system on the same samples, and ours minus theirs (paired) for the headline score."""

    system: str
    figures: list[Figure]
    headline_difference: Figure


class Worst(Strict):
    """One of the samples with the lowest headline score."""

    id: str
    scores: Scores


class RunReport(Strict):
    """Everything that is said of a run, as JSON and as Markdown."""

    run: Run
    config_sha256: str
    finished_samples: int
    figures: list[Figure]
    beside: list[Beside]
    worst: list[Worst]
    refused: dict[str, str]
    method: str


def report(folder: RunFolder) -> RunReport:
    """The report of what is finished so far. Raises InputRefused when the folder holds no run."""
    run = folder.run()
    task = find_task(run.task)
    results = folder.results()
    return RunReport(
        run=run,
        config_sha256=run.config_sha256(),
        finished_samples=len(results),
        figures=task.figures(results) if results else [],
        beside=[beside(task, system, results, folder.results(system)) for system in folder.systems()],
        worst=worst(results, task.headline),
        refused={result.id: result.error for result in results if result.error},
        method=task.method,
    )


def beside(task: Task, system: str, ours: Sequence[Result], theirs: Sequence[Result]) -> Beside:
    """Another system's figures, and the paired difference over the samples that both have."""
    own = {result.id: result.score(task.headline) for result in ours}
    shared = [result for result in theirs if result.id in own]
    gap = difference(
        f"{task.headline}, ours minus {system}",
        [own[result.id] for result in shared],
        [result.score(task.headline) for result in shared],
    )
    return Beside(system=system, figures=task.figures(theirs), headline_difference=gap)


def worst(results: Sequence[Result], headline: str) -> list[Worst]:
    """The scored samples with the lowest headline score, lowest first."""
    scored = [(result.score(headline), result) for result in results]
    ranked = sorted(
        ((score, result) for score, result in scored if score is not None), key=lambda pair: pair[0]
    )
    return [Worst(id=result.id, scores=result.scores) for _, result in ranked[:WORST]]


def write_report(folder: RunFolder) -> RunReport:
    """Make ``report.md`` and ``report.json`` of a run folder."""
    made = report(folder)
    write_text(folder.path / "report.json", made.model_dump_json(indent=2))
    write_text(folder.path / "report.md", markdown(made))
    return made


def markdown(made: RunReport) -> str:
    """The report as Markdown."""
    run = made.run
    state = (
        "" if made.finished_samples == run.samples else f" ({run.samples} chosen; the run is not finished)"
    )
    blocks = [
        f"# {run.task} on {run.dataset or 'its own samples'}, {run.split}",
        f"{made.finished_samples} samples{state}. Started {run.started:%Y-%m-%d %H:%M} UTC.",
        figure_table(made.figures) if made.figures else "Nothing is finished yet.",
    ]
    if made.beside:
        blocks += ["## Other systems on the same samples", *(_beside_block(other) for other in made.beside)]
    if made.worst:
        blocks += ["## Worst samples", _worst_table(made.worst)]
    if made.refused:
        rows = [f"* {sample}: {reason}" for sample, reason in made.refused.items()]
        blocks += ["## Refused, so unscored", "\n".join(rows)]
    blocks += ["## How it was measured", made.method, "## With what", _provenance(made)]
    return "\n\n".join(blocks) + "\n"


def figure_table(figures: Sequence[Figure]) -> str:
    """Figures as a Markdown table."""
    head = ["| figure | value (95 % interval) | unit | n | unscored |", "|---|---|---|---|---|"]
    rows = [f"| {f.name} | {f.text()} | {f.unit} | {f.n} | {f.unscored} |" for f in figures]
    return "\n".join(head + rows)


def _beside_block(other: Beside) -> str:
    gap = other.headline_difference
    title = f"### {other.system}\n\n{figure_table(other.figures)}"
    return f"{title}\n\n{gap.name}: {gap.text()}, n = {gap.n}." if gap.n else title


def _worst_table(samples: Sequence[Worst]) -> str:
    names = list(samples[0].scores)
    head = ["| sample | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    rows = [f"| {s.id} | " + " | ".join(_cell(s.scores.get(name)) for name in names) + " |" for s in samples]
    return "\n".join(head + rows)


def _cell(score: float | None) -> str:
    return "not scored" if score is None else f"{score:.2f}"


def _provenance(made: RunReport) -> str:
    run = made.run
    rows = {
        "machine": run.machine.text(),
        "models": ", ".join(f"{role}: {model.get('name', '')}" for role, model in run.models.items()),
        "code": f"{run.revision}, files {run.code_sha256[:12]}",
        "data": run.data_sha256[:12],
        "run": made.config_sha256[:12],
        "versions": ", ".join(f"{name} {version}" for name, version in run.versions.items()),
    }
    return "\n".join(f"* {name}: {value}" for name, value in rows.items())
