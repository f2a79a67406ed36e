"""``provenote knowledge``: keeping the guideline files fit to be cited."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import InputRefused
from assistant.settings import ROOT
from retrieval.consistency import Consistency, Listed, check_folder

knowledge_app = typer.Typer(help="Keep the guideline files fit to be cited.", no_args_is_help=True)

SHIPPED = ROOT / "knowledge" / "guidelines"


@knowledge_app.callback()
def knowledge() -> None:
    """Keep the guideline files fit to be cited."""


@knowledge_app.command("check")
def check_command(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder with guideline files; else those that ship.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document and nothing else.")
    ] = False,
) -> None:
    """List every fault of the guideline files, and what is old or was never checked."""
    found = check_folder(folder or SHIPPED, date.today())
    typer.echo(found.model_dump_json(indent=2) if as_json else "\n".join(_lines(found)))
    if found.faults:
        files = len({fault.file for fault in found.faults})
        raise InputRefused(
            f"The guidelines are not fit to be cited (faults: {len(found.faults)}, in {files} of "
            f"{found.documents} files). Mend them as listed."
        )


def _lines(found: Consistency) -> list[str]:
    return [
        *(f"{fault.file} {fault.message}." for fault in found.faults),
        f"Documents: {found.documents}. Faults: {len(found.faults)}.",
        *_list("Published more than five years ago", found.old),
        *_list("Superseded", found.superseded),
        *_list("Never compared with the source by a person", found.never_checked),
    ]


def _list(heading: str, documents: Sequence[Listed]) -> list[str]:
    if not documents:
        return []
    return [f"{heading} ({len(documents)}):", *(f"  {d.year}  {d.id}  ({d.publisher})" for d in documents)]
