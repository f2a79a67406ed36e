"""Where a measuring command ends: an error becomes one plain line."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from assistant.errors import ProvenoteError


@contextmanager
def plain_errors() -> Iterator[None]:
    """One line on standard error and exit status 1, never a traceback, for what is raised on purpose."""
    try:
        yield
    except ProvenoteError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as stop:
        typer.echo("Stopped. Finished samples are kept; the same command goes on.", err=True)
        raise typer.Exit(1) from stop
