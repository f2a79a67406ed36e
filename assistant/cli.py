"""The ``provenote`` command: thin, over the same workflow as the web app.

Exit status 0 done, 1 refused or failed with one clear line on standard error, 2 wrong usage.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

import assistant.models  # noqa: F401 - first, so that no library phones home
from assistant.cli_ask import mount as mount_ask
from assistant.cli_explain import UNSIGNED
from assistant.cli_explain import mount as mount_explain
from assistant.cli_guidelines import mount as mount_guidelines
from assistant.cli_knowledge import knowledge_app
from assistant.cli_readability import mount as mount_readability
from assistant.console import ProgressLine, size
from assistant.encounter import Document, Handout, Note
from assistant.errors import GateClosed, InputRefused, ProvenoteError, StorageFailed
from assistant.interop.documents import Format, export_handout, export_note
from assistant.notes.kept import choices_in
from assistant.notes.length import Length
from assistant.progress import Cancel
from assistant.records.exchange import read_document
from assistant.settings import ROOT, Settings, get_settings

app = typer.Typer(
    help="From a clinic visit to a signed note and a handout, on this computer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(knowledge_app, name="knowledge")
mount_guidelines(app)
mount_ask(app)
mount_explain(app)
mount_readability(app)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
Unsigned = Annotated[
    bool,
    typer.Option("--unsigned-for-evaluation", help="Allow an unsigned note; the output is stamped."),
]


@contextmanager
def _progress() -> Iterator[ProgressLine]:
    line = ProgressLine()
    try:
        yield line
    finally:
        line.close()


@app.command()
def setup() -> None:
    """Fetch the model files, build the guideline index, put the demo visit in place."""
    from assistant.launch import prepare

    with _progress() as line:
        prepare(get_settings(), line)
    typer.echo("Provenote is ready. Start it with: make run", err=True)


@app.command()
def run() -> None:
    """Serve the web app on this computer."""
    from assistant.launch import check_port, prepare, streamlit_command

    settings = get_settings()
    check_port(settings)
    with _progress() as line:
        prepare(settings, line).records.close()
    typer.echo(f"Provenote: http://{settings.host}:{settings.port}  (stop with Ctrl+C)", err=True)
    raise typer.Exit(subprocess.call(streamlit_command(settings), cwd=ROOT, env=_quiet_environment()))


def _quiet_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore"}


@app.command()
def models(as_json: Json = False) -> None:
    """List the model files: what is there, what is missing, licences and sizes."""
    from assistant.models.inventory import inventory

    rows = inventory(get_settings())
    if as_json:
        _print_json([row.model_dump(mode="json") for row in rows])
        return
    for row in rows:
        state = "ready" if row.present else ("missing" if row.used else "not needed")
        typer.echo(f"{state:<11}{row.role:<11}{size(row.size):>9}  {row.title}  ({row.licence})")


@app.command()
def transcribe(
    audio: Annotated[Path, typer.Argument(help="A recording: wav, mp3, m4a, ogg, opus, flac or webm.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the transcript (JSON).")] = None,
    as_json: Json = False,
) -> None:
    """Transcribe a recording."""
    with _workplace() as work, _progress() as line:
        encounter = work.new_encounter(audio.stem).id
        work.add_recording(encounter, audio.name, _read(audio))
        transcript = work.transcribe(encounter, line, Cancel())
    _deliver(transcript, out, as_json)


@app.command()
def draft(
    source: Annotated[Path, typer.Argument(help="A recording, or a transcript as text or JSON.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the note (JSON).")] = None,
    template: Annotated[
        str, typer.Option(help="Note template, built-in or your own; empty: the configured one.")
    ] = "",
    length: Annotated[
        Length | None, typer.Option(help="brief, standard or detailed; empty: the configured length.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Draft a note, with evidence and a verdict for each sentence."""
    with _workplace() as work, _progress() as line:
        encounter = work.new_encounter(source.stem).id
        work.add_source(encounter, source.name, _read(source))
        if work.records.load(encounter).transcript is None:
            work.transcribe(encounter, line, Cancel())
        choices = choices_in(work.settings.data_dir, length or work.settings.length)
        note = work.draft(encounter, line, Cancel(), template, choices)
    _deliver(note, out, as_json)


@app.command()
def check(
    note: Annotated[Path, typer.Argument(help="A note: plain text, or the JSON of a note.")],
    transcript: Annotated[Path, typer.Option("--transcript", help="What was said: plain text or JSON.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the checked note (JSON).")] = None,
    as_json: Json = False,
) -> None:
    """Check any note against what was said. The exit status is 0 whatever is found."""
    # Imported here: reading notes loads vocabularies that the other commands do not need.
    from assistant.notes.checked_text import checked_text
    from assistant.notes.plain import parse_note
    from assistant.speech.plain import parse_transcript

    unchecked, said = parse_note(_read(note)), parse_transcript(_read(transcript))
    with _workplace() as work:
        checked = work.check_note(unchecked, said)
    if as_json or out is not None:
        _deliver(checked, out, as_json)
    if not as_json:
        typer.echo(checked_text(checked, said))


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="A problem or a question.")],
    count: Annotated[int, typer.Option("-k", min=1, max=50, help="Passages at most.")] = 5,
    as_json: Json = False,
) -> None:
    """Search the guidelines on this computer."""
    with _workplace() as work, _progress() as line:
        work.prepare_guidelines(line)
        passages = work.guidelines().search(query, count)
    if as_json:
        _print_json({"query": query, "passages": [p.model_dump(mode="json") for p in passages]})
        return
    for passage in passages:
        typer.echo(
            f"{passage.title} ({passage.publisher}, {passage.year}) – {passage.section}\n{passage.text}\n"
        )
    if not passages:
        typer.echo("Nothing found.")


@app.command()
def export(
    source: Annotated[Path, typer.Argument(help="A signed note or an approved handout (JSON).")],
    format: Annotated[Format, typer.Option("--format", help="pdf, docx, html, txt or md.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    title: Annotated[str, typer.Option(help="Title of the document; empty: by its kind.")] = "",
    unsigned: Unsigned = False,
) -> None:
    """Export a signed note or an approved handout as a document."""
    data = _read(source)
    if _is_handout(data):
        handout = read_document(data, Handout)
        stamp = handout.stamp or (UNSIGNED if unsigned else "")
        document = export_handout(handout, format, title or "Your visit", stamp=stamp)
    else:
        signed, stamp = _signed(source, unsigned)
        document = export_note(signed, format, title or "Clinic note", stamp=stamp)
    _write(out, document)


def _is_handout(data: bytes) -> bool:
    try:
        content = json.loads(data)
    except ValueError:
        return False
    return isinstance(content, dict) and "medicines" in content


def _signed(path: Path, unsigned: bool) -> tuple[Note, str]:
    """The note of a file and the stamp its outputs carry. Raises GateClosed when it is not signed."""
    note = read_document(_read(path), Note)
    if note.is_signed():
        return note, ""
    if not unsigned:
        raise GateClosed("The note is not signed. Sign it in the app, or use --unsigned-for-evaluation.")
    return note, UNSIGNED


@contextmanager
def _workplace() -> Iterator[Any]:
    """The workflow over a store that is gone afterwards: a command leaves nothing but its output."""
    from assistant.workflow import workflow

    settings: Settings = get_settings()
    with tempfile.TemporaryDirectory(prefix="provenote-") as folder:
        work = workflow(settings, store=Path(folder))
        try:
            yield work
        finally:
            work.records.close()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"The file {path.name} cannot be read: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise StorageFailed(f"The file {path.name} cannot be written: {error.strerror}.") from error


def _deliver(document: Document, out: Path | None, as_json: bool) -> None:
    text = document.model_dump_json(indent=2)
    if out is not None:
        _write(out, text.encode())
    if as_json or out is None:
        typer.echo(text)


def _print_json(content: Any) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _mount() -> None:
    """Add the commands that measure; they are kept in ``eval`` so that the product never imports it."""
    from eval.command import bench_app, eval_app

    app.add_typer(eval_app, name="eval")
    app.add_typer(bench_app, name="bench")


def main() -> None:
    """Entry point: errors become one line and an exit status, never a traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        if len(sys.argv) < 2 or sys.argv[1] in ("eval", "bench", "--help"):
            _mount()
        app()
    except ProvenoteError as error:
        typer.echo(f"provenote: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("provenote: stopped.", err=True)
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the boundary of the command
        typer.echo(
            f"provenote: unexpected {type(error).__name__}. What was saved is kept; please try again.",
            err=True,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
