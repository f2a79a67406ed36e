"""``provenote explain`` and ``explain-batch``: a text in plain words for the patient.

Signed notes become a visit's handout. Letters, reports and leaflets become drafts that say on every page
that nobody approved them. Unsigned notes are refused.
"""

import csv
import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.console import ProgressLine
from assistant.encounter import Handout
from assistant.errors import GateClosed, InputRefused, StorageFailed
from assistant.interop.documents import Format, export_handout
from assistant.progress import Cancel
from assistant.settings import Settings, get_settings

if TYPE_CHECKING:
    from assistant.patient_texts import HouseStyle, PatientText, Row, Source, TextKind
    from assistant.workflow import Workflow

UNSIGNED = "Unsigned draft, for evaluation only"
UNAPPROVED = "Draft: nobody has approved this text yet"
NOT_SIGNED = (
    "The note is not signed. Sign it in the app, use --unsigned-for-evaluation, or say with --kind that it "
    "is another kind of text, such as a letter."
)
TABLE = "results.csv"

Grade = Annotated[float | None, typer.Option(min=3, max=12, help="Reading grade to aim for.")]
Language = Annotated[str, typer.Option(help="Language of the handout, as a two-letter code, such as es.")]
Document = Annotated[Format | None, typer.Option("--format", help="Also write it as such a document.")]
Kind = Annotated[
    str,
    typer.Option(help="note, letter, lab, imaging, guideline or leaflet; empty: told from the text."),
]
Unsigned = Annotated[
    bool,
    typer.Option("--unsigned-for-evaluation", help="Allow an unsigned note; the output is stamped."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]


def mount(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("explain")(explain_command)
    app.command("explain-batch")(batch_command)


def explain_command(
    file: Annotated[
        Path, typer.Argument(help="A signed note (JSON), or any text: TXT, Markdown, HTML, DOCX or PDF.")
    ],
    out: Annotated[Path | None, typer.Option(help="Where to write the handout (JSON).")] = None,
    grade: Grade = None,
    language: Language = "en",
    format: Document = None,
    kind: Kind = "",
    unsigned: Unsigned = False,
    as_json: Json = False,
) -> None:
    """Write a text in plain words: the handout of a signed note, or a draft of any other text."""
    if format and out is None:
        raise typer.BadParameter("Say with --out where the document is to be written.", param_hint="--out")
    chosen = _kind(kind)
    with _making(grade, language, unsigned) as making:
        made = making.text(making.read(file, chosen))
        handout = making.handout(made)
        if out is not None:
            _write_all(out, handout, format, made.title)
    if as_json or out is None:
        typer.echo(handout.model_dump_json(indent=2))


def batch_command(
    folder: Annotated[Path, typer.Argument(help="A folder of texts; every file that can be read is taken.")],
    out: Annotated[Path, typer.Option(help="The folder for the handouts and the table of results.")],
    grade: Grade = None,
    language: Language = "en",
    format: Document = None,
    kind: Kind = "",
    unsigned: Unsigned = False,
    as_json: Json = False,
) -> None:
    """Write every text of a folder in plain words; the status is 1 when one was refused."""
    from assistant.patient_texts import Item, Row, batch

    chosen = _kind(kind)
    files = texts_in(folder)
    _make_folder(out)
    names = _names(files)
    rows: list[Row] = []
    try:
        with _making(grade, language, unsigned) as making:
            batch(
                [Item(path.name, partial(making.read, path, chosen)) for path in files],
                making.style,
                making.work.chat(),
                lambda text: making.keep(text, out, names, format),
                making.line,
                Cancel(),
                rows.append,
                making.number,
                unsigned,
            )
    finally:
        # Also when it is stopped, or the model is gone: what was made has its row.
        if rows:
            _write(out / TABLE, table(rows).encode())
    typer.echo(_json(rows) if as_json else told(rows))
    refused = [row.name for row in rows if row.refused]
    if refused:
        said = f"{len(refused)} of {len(rows)} texts were refused: {', '.join(refused)}"
        typer.echo(f"provenote: {said}", err=True)
        raise typer.Exit(1)


@dataclass
class _Making:
    """What both commands do with one file after another."""

    work: "Workflow"
    style: "HouseStyle"
    language: str
    unsigned: bool
    number: str
    line: ProgressLine
    file: Path = Path()

    def read(self, path: Path, kind: "TextKind | None") -> "Source":
        """The file's statements; a note that is not signed is refused here, before any model is asked."""
        from assistant.patient_texts import read_source
        from retrieval.reading.read import read_file

        self.file = path
        source = read_source(path.name, read_file(path), kind)
        if source.is_unsigned_note and not self.unsigned:
            raise GateClosed(NOT_SIGNED)
        return source

    def text(self, source: "Source") -> "PatientText":
        """The text in plain English."""
        from assistant.patient_texts import make_plain

        return make_plain(
            source, self.style, self.work.chat(), self.line, Cancel(), self.number, unsigned=self.unsigned
        )

    def handout(self, text: "PatientText") -> Handout:
        """The handout in the language asked for, stamped unless a person signed what it was made from."""
        from assistant.models.chat import describe

        handout = text.handout
        handout.provenance = {**handout.provenance, "model": describe(self.work.settings)}
        if text.kind != "note":
            handout.stamp = UNAPPROVED
        elif not text.source.is_signed():
            handout.stamp = UNSIGNED
        if self.language == "en":
            return handout
        from assistant.handouts.translate import translate

        translated = translate(handout, self.language, self.work.chat(), self.line, Cancel())
        translated.stamp = handout.stamp
        return translated

    def keep(
        self, text: "PatientText", out: Path, names: dict[Path, str], format: Format | None
    ) -> "PatientText":
        """Write one text of a batch; it is not kept in memory."""
        _write_all(out / f"{names[self.file]}.json", self.handout(text), format, text.title)
        return text


@contextmanager
def _making(grade: float | None, language: str, unsigned: bool) -> Iterator[_Making]:
    """The models over a store that is gone afterwards: a command leaves nothing but its output."""
    # Imported here: the models' libraries are not needed to show help.
    from assistant.patient_texts import HouseStyle
    from assistant.safety.emergency_numbers import emergency_number
    from assistant.workflow import workflow

    settings = get_settings()
    _check_language(language, settings)
    number = emergency_number(settings.emergency_country).number
    style = HouseStyle(grade=grade or settings.grade)
    line = ProgressLine()
    with tempfile.TemporaryDirectory(prefix="provenote-") as folder:
        work = workflow(settings, store=Path(folder))
        try:
            yield _Making(work, style, language, unsigned, number, line)
        finally:
            line.close()
            work.records.close()


def _check_language(language: str, settings: Settings) -> None:
    """Refuse a language before any work is done for it."""
    if language == "en":
        return
    from assistant.handouts.languages import LANGUAGES, offered

    codes = ["en", *(each.code for each in offered(settings))]
    if language in codes:
        return
    if language in LANGUAGES:
        raise InputRefused(
            f"{LANGUAGES[language].name} needs a larger language model than Provenote comes with: "
            f"set PROVENOTE_LLM_BASE_URL to an endpoint. Offered now: {', '.join(codes)}."
        )
    raise InputRefused(f"This language is not known. Offered now: {', '.join(codes)}.")


def _kind(kind: str) -> "TextKind | None":
    from assistant.patient_texts.text import KINDS

    found = next((known for known in KINDS if known == kind), None)
    if kind and found is None:
        raise typer.BadParameter(f"choose one of {', '.join(KINDS)}", param_hint="--kind")
    return found


def texts_in(folder: Path) -> list[Path]:
    """The files of a folder that can be read, by name; hidden ones are left out. Raises InputRefused."""
    from retrieval.reading.read import READERS

    if not folder.is_dir():
        raise InputRefused(f"{folder.name} is not a folder.")
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix.lower() in READERS and not path.name.startswith(".")
    ]
    if not found:
        raise InputRefused(f"No text was found in {folder.name}. Texts end in {', '.join(sorted(READERS))}.")
    return found


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """What each file's handout is called: without its ending where no other file has the same name."""
    stems = [path.stem.casefold() for path in files]
    return {path: path.stem if stems.count(path.stem.casefold()) == 1 else path.name for path in files}


def table(rows: Sequence["Row"]) -> str:
    """The rows as CSV with a head, as spreadsheets read it."""
    written = io.StringIO()
    fields = [name for name in asdict(rows[0]) if name not in ("id", "status")] if rows else []
    writer = csv.DictWriter(written, fields, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    return written.getvalue()


def _json(rows: Sequence["Row"]) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)


def told(rows: Sequence["Row"]) -> str:
    """The rows for a person."""
    width = max((len(row.name) for row in rows), default=0)
    lines = [f"{'text':<{width}}  {'kind':<9}  grade before  after  facts kept  flags"]
    for row in rows:
        if row.refused:
            lines.append(f"{row.name:<{width}}  refused: {row.refused}")
            continue
        facts = f"{row.facts_kept} of {row.facts_all}"
        grades = f"{row.grade_before:>12.1f}  {row.grade_after:>5.1f}"
        lines.append(f"{row.name:<{width}}  {row.kind:<9}  {grades}  {facts:<10}  {row.flags}")
    return "\n".join(lines)


def _write_all(out: Path, handout: Handout, format: Format | None, title: str) -> None:
    """The handout as JSON, and as a document beside it; only the document where ``out`` is named so."""
    if format is None or out.suffix.lower() != f".{format}":
        _write(out, handout.model_dump_json(indent=2).encode())
    if format:
        # A handout of a signed note has no stamp of its own; as a document it is a draft until approved.
        stamp = handout.stamp or UNAPPROVED
        _write(out.with_suffix(f".{format}"), export_handout(handout, format, title, stamp=stamp))


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(f"The folder {out.name} cannot be made: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise StorageFailed(f"The file {path.name} cannot be written: {error.strerror}.") from error
