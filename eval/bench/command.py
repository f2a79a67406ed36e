"""``provenote bench``: time and memory."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import InputRefused
from assistant.settings import ROOT, get_settings
from eval.boundary import plain_errors
from eval.datasets import data_folder
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


@bench_app.command("grounding")
def grounding_command(
    note: Annotated[Path | None, typer.Argument(help="A note; without one, the notes of a data set.")] = None,
    transcript: Annotated[
        Path | None, typer.Option("--transcript", help="What was said at NOTE's visit.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Folder with the data sets; else PROVENOTE_DATA.")] = None,
    split: Annotated[str, typer.Option(help="Split of ACI-Bench.")] = "valid",
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many notes.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Check notes against what was said and print how long a note, a statement and a claim take."""
    from eval.bench.grounding import measure_checking, of_files, of_split

    with plain_errors():
        settings = get_settings()
        if note is None or transcript is None:
            if note is not None or transcript is not None:
                raise InputRefused("Name both a note and its transcript (--transcript), or neither.")
            source, pairs = f"ACI-Bench, {split}", of_split(data_folder(settings, data), split, limit)
        else:
            source, pairs = note.name, [of_files(note, transcript)]
        made = measure_checking(pairs, source, settings, lambda: temporary_workflow(settings))
        sys.stdout.write((made.model_dump_json(indent=2) if as_json else made.text()) + "\n")


@bench_app.command("retrieval")
def retrieval_command(
    sizes: Annotated[
        str, typer.Option(help="Passages of each index, separated by commas, such as 1000,10000.")
    ] = "1000,10000,100000",
    data: Annotated[Path | None, typer.Option(help="Folder with the data sets; else PROVENOTE_DATA.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Build indexes of MedQuAD passages and print how building, memory and searching grow."""
    from assistant.models.embeddings import embeddings
    from eval.bench.retrieval import measure_growth
    from eval.datasets import load

    with plain_errors():
        settings = get_settings()
        wanted = [part.strip() for part in sizes.split(",")]
        if not all(part.isdigit() and int(part) > 0 for part in wanted):
            raise InputRefused("Sizes are whole numbers above 0, separated by commas.")
        answers = load("medquad", "all", data_folder(settings, data))
        made = measure_growth(answers, [int(part) for part in wanted], embeddings(settings))
        sys.stdout.write((made.model_dump_json(indent=2) if as_json else made.text()) + "\n")


@bench_app.command("handouts")
def handouts_command(
    data: Annotated[
        Path | None, typer.Option(help="Folder with the data sets; without it, the note of the demo visit.")
    ] = None,
    split: Annotated[str, typer.Option(help="Split of ACI-Bench, with --data.")] = "valid",
    batch: Annotated[int, typer.Option(min=1, help="Handouts made one after the other.")] = 40,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """Make handouts of signed notes and print how long one takes and how memory grows."""
    from eval.bench.handouts import demo_note, measure_handouts, notes_of

    with plain_errors():
        settings = get_settings()
        source = f"ACI-Bench, {split}" if data else "the demo visit's note"
        notes = notes_of(data, split) if data else demo_note()
        made = measure_handouts(notes, batch, source, settings, lambda: temporary_workflow(settings))
        sys.stdout.write((made.model_dump_json(indent=2) if as_json else made.text()) + "\n")
