"""``provenote ingest``, ``provenote index`` and ``provenote library``: a practice's own documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.console import ProgressLine
from assistant.errors import InputRefused, ProvenoteError
from assistant.progress import Progress
from assistant.settings import ROOT, Settings, get_settings

if TYPE_CHECKING:
    # Imported where they are used: the readers and the index take a while, and other commands need neither.
    from retrieval.guidelines import Guidelines
    from retrieval.intake import IntakeReport, Taken
    from retrieval.library_document import Details
    from retrieval.reading.block import Stated

SOURCES = ROOT / "knowledge" / "guidelines"
INTERRUPTED = (
    "Stopped. The guideline index is as it was before; what was read so far is kept and comes in with the "
    "next `provenote ingest` or `provenote index rebuild`."
)

index_app = typer.Typer(help="The index that guidelines are searched in.", no_args_is_help=True)
library_app = typer.Typer(help="The practice's own documents.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]


class Interrupted(ProvenoteError):
    """Ctrl-C during an intake or a build."""


def mount(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("ingest")(ingest)
    app.add_typer(index_app, name="index")
    app.add_typer(library_app, name="library")


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(help="Files or folders: PDF, DOCX, HTML, Markdown, text, CSV, JSON.")
    ],
    collection: Annotated[str, typer.Option(help="Which of the practice's collections.")] = "practice",
    title: Annotated[str, typer.Option(help="Title, when the file's own is not right.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    year: Annotated[int | None, typer.Option(min=1900, max=2100, help="Year of publication.")] = None,
    licence: Annotated[str, typer.Option(help="Under which licence or permission it is used.")] = "",
    url: Annotated[str, typer.Option(help="Where the original is published.")] = "",
    ask: Annotated[
        bool,
        typer.Option("--ask", help="Ask for the details of one file; what it says of itself is offered."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Read documents into the guidelines of this practice and index them."""
    from retrieval.intake import offered, take_in
    from retrieval.reading.block import Stated

    given = Stated(title=title, publisher=publisher, year=year, licence=licence, url=url)
    if ask:
        given = _asked(offered(paths, collection, given))
    guidelines = store(get_settings())
    with_line = _Line("guidelines")
    try:
        report = take_in(paths, guidelines.library, with_line, collection, given)
        built = None
        if report.changed() or not guidelines.is_built(SOURCES):
            built = guidelines.build(SOURCES, with_line)
    except KeyboardInterrupt as stop:
        raise Interrupted(INTERRUPTED) from stop
    finally:
        with_line.close()
    if as_json:
        index = built.model_dump() if built else None
        _print({**report.model_dump(mode="json"), "index": index})
    else:
        typer.echo(report_text(report))
    if all(one.outcome == "skipped" for one in report.files):
        raise typer.Exit(1)


@index_app.command("rebuild")
def rebuild(
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Take nothing from the index before: when it is damaged.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Build the index from the summaries that ship and the practice's own documents."""
    from retrieval.intake import read_again

    guidelines = store(get_settings())
    line = _Line("guidelines")
    try:
        again = read_again(guidelines.library, line)
        built = guidelines.build(SOURCES, line, fresh)
    except KeyboardInterrupt as stop:
        raise Interrupted(INTERRUPTED) from stop
    finally:
        line.close()
    if as_json:
        _print({**built.model_dump(), "read_again": again})
        return
    typer.echo(
        f"{built.documents} documents, {built.passages} passages; texts embedded anew: {built.embedded}."
    )


@library_app.command("list")
def list_documents(as_json: Json = False) -> None:
    """Name the practice's own documents, also superseded ones."""
    documents = store(get_settings()).library.documents()
    if as_json:
        _print([document.model_dump(mode="json") for document in documents])
        return
    for document in documents:
        typer.echo(
            f"{document.id}  {document.title} ({document.publisher}, {document.year}), {document.status}"
        )
    if not documents:
        typer.echo("No documents yet. Add some with: provenote ingest PATH")


@library_app.command("remove")
def remove(
    document: Annotated[str, typer.Argument(help="Id, as `provenote library list` shows it.")],
) -> None:
    """Delete one version of a document and take it out of the index."""
    guidelines = store(get_settings())
    guidelines.library.remove(document)
    line = _Line("guidelines")
    try:
        guidelines.build(SOURCES, line)
    finally:
        line.close()


def store(settings: Settings) -> Guidelines:
    """The guidelines of this computer, as the web app opens them."""
    from assistant.models.embeddings import LateEmbeddings, embeddings, identity
    from assistant.workflow import INDEX, LIBRARY
    from retrieval.guidelines import Guidelines

    return Guidelines(
        settings.data_dir / INDEX,
        LateEmbeddings(lambda: embeddings(settings)),
        settings.data_dir / LIBRARY,
        identity(settings),
        settings.chroma_url,
    )


def _asked(offered: Details) -> Stated:
    """Details as a person confirms or corrects them."""
    from retrieval.reading.block import Stated

    year = typer.prompt("Year of publication", default=str(offered.year), err=True)
    if not year.isdigit():
        raise InputRefused("A year is a number such as 2024.")
    return Stated(
        title=typer.prompt("Title", default=offered.title, err=True),
        publisher=typer.prompt("Publisher", default=offered.publisher, err=True),
        year=int(year),
        licence=typer.prompt("Licence or permission", default=offered.licence, err=True),
        population=typer.prompt("For whom", default=offered.population or "everyone", err=True),
        url=offered.url,
        terms=offered.terms,
    )


def report_text(report: IntakeReport) -> str:
    """What became of the files, a line each, and where something was hidden in them."""
    lines = [line for one in report.files for line in _lines(one)]
    counted = {outcome: sum(one.outcome == outcome for one in report.files) for outcome in _SAID}
    summary = ", ".join(f"{count} {_SAID[outcome]}" for outcome, count in counted.items() if count)
    return "\n".join([*lines, f"Collection {report.collection}: {summary}."])


_SAID = {
    "read": "read",
    "new version": "new versions",
    "details changed": "with changed details",
    "unchanged": "unchanged",
    "skipped": "skipped",
}


def _lines(one: Taken) -> list[str]:
    if one.outcome == "skipped":
        return [f"skipped: {one.reason}"]
    pages = f", {one.pages} pages" if one.pages else ""
    size = f", {one.paragraphs} paragraphs{pages}" if one.paragraphs else ""
    older = f", supersedes {one.supersedes}" if one.supersedes else ""
    said = [f"{one.outcome}: {one.file} ({one.title}{size}{older})"]
    if one.outcome in ("read", "new version"):
        said += [f"  taken out, {found.place}: {found.rule}" for found in one.found]
    return said


class _Line:
    """A line of progress, made when the first word of progress comes."""

    def __init__(self, step: str) -> None:
        self._step = step
        self._line: ProgressLine | None = None

    def __call__(self, message: str, done: float) -> None:
        self._line = self._line or ProgressLine()
        self._line(Progress(self._step, message, done))

    def close(self) -> None:
        """End the line, if there was one."""
        if self._line:
            self._line.close()


def _print(content: Any) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
