"""Indexes are built in a new folder and put in place by one rename, so that a reader never sees half of one.

``<folder>/current`` names the folder in use. A build that is killed leaves a folder nobody names; the
next build removes it. The folder that was in use before is kept, because another process may be
reading it.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import StorageFailed

POINTER = "current"
PREFIX = "index-"


def current_generation(folder: Path) -> Path | None:
    """The folder of the index in use, or None when none was built."""
    try:
        named = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return named if named.is_dir() else None


Forget = Callable[[Path], None]
"""Told of a folder before it is removed, so that what belongs to it elsewhere goes too."""


def nothing_elsewhere(generation: Path) -> None:
    """For an index that is only in its folder."""


@contextmanager
def new_generation(folder: Path, forget: Forget = nothing_elsewhere) -> Iterator[Path]:
    """An empty folder that becomes the current one if the block ends well, else is removed.

    One build at a time: a second one, also of another process, waits. Raises StorageFailed when the
    disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            _sweep(folder, {current_generation(folder)}, forget)
            made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
            try:
                yield made
                before = current_generation(folder)
                _point_to(folder, made)
            except BaseException:
                forget(made)
                shutil.rmtree(made, ignore_errors=True)
                raise
            _sweep(folder, {made, before}, forget)
    except OSError as error:
        reason = error.strerror or "the disk refused"
        raise StorageFailed(
            f"The guideline index could not be written ({reason}). Free some space in {folder}."
        ) from error


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _point_to(folder: Path, made: Path) -> None:
    draft = folder / f"{POINTER}.new"
    with draft.open("w", encoding="utf-8") as handle:
        handle.write(made.name)
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(folder / POINTER)


def _sweep(folder: Path, keep: set[Path | None], forget: Forget) -> None:
    for old in folder.glob(f"{PREFIX}*"):
        if old not in keep:
            forget(old)
            shutil.rmtree(old, ignore_errors=True)
