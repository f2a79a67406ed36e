"""``provenote bench``: time and memory."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import ROOT, get_settings
from eval.boundary import plain_errors
from eval.workplace import temporary_workflow

bench_app = typer.Typer(help="Measure time and memory on this computer.", no_args_is_help=True)

DEMO = ROOT / "assistant" / "demo" / "visit.opus"


@bench_app.callback()
def bench() -> None:
    """Measure time and memory on this computer."""


@bench_app.command("latency")
def latency_command(
    audio: Annotated[Path, typer.Argument(help="A recording; without one, the demo visit.")] = DEMO,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Run the whole way on AUDIO and print how long each step took."""
    # Imported here: it loads the audio libraries, which listing commands does not need.
    from eval.bench.latency import measure_latency
    from eval.bench.table import table

    with plain_errors():
        settings = get_settings()
        made = measure_latency(audio, settings, lambda: temporary_workflow(settings))
        sys.stdout.write((made.model_dump_json(indent=2) if as_json else table(made)) + "\n")
