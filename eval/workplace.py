"""A workflow with a store of its own, so that measuring never touches a clinician's encounters."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.workflow import Workflow


@contextmanager
def temporary_workflow(settings: Settings) -> Iterator[Workflow]:
    """The same workflow as the app's, with the user's guidelines and a store that is removed afterwards."""
    # Imported here: it loads the models' libraries, which `eval list` and `eval report` do not need.
    from assistant.workflow import workflow

    with tempfile.TemporaryDirectory(prefix="provenote-eval-", ignore_cleanup_errors=True) as folder:
        opened = workflow(settings, store=Path(folder))
        try:
            yield opened
        finally:
            opened.records.close()
