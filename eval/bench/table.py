"""A latency measurement as a table that a person reads."""

from eval.bench.latency import Latency

GB = 1e9


def table(made: Latency) -> str:
    """The measurement as Markdown: where, loading, steps, times from the end of the recording, memory."""
    models = ", ".join(f"{role} {model.get('name', '')}" for role, model in made.models.items())
    blocks = [
        f"{made.recording}: {made.recording_seconds:.0f} s, {made.utterances} utterances, "
        f"{made.statements} statements",
        made.machine.text(),
        f"Models: {models or 'not named'}",
        "",
        *_rows("loading, once after a start", [(load.name, load.seconds) for load in made.loads]),
        "",
        *_rows("step", [(step.name, step.seconds) for step in made.steps]),
        "",
        "| from the end of the recording | warm | cold |",
        "|---|---|---|",
        f"| first statement | {_s(made.first_statement_warm)} | {_s(made.first_statement_cold)} |",
        f"| whole draft, checked | {_s(made.whole_draft_warm)} | {_s(made.whole_draft_cold)} |",
        f"| with guideline passages | {_s(made.everything_warm)} | {_s(made.everything_cold)} |",
        "",
        f"Peak memory {made.peak_memory_bytes / GB:.2f} GB (this process and its children)",
    ]
    return "\n".join(blocks)


def _rows(head: str, rows: list[tuple[str, float]]) -> list[str]:
    return [f"| {head} | seconds |", "|---|---|", *(f"| {name} | {seconds:.1f} |" for name, seconds in rows)]


def _s(seconds: float | None) -> str:
    return "not seen" if seconds is None else f"{seconds:.1f} s"
