"""What every source of model files has in common: its failure, and how a finished file is taken over."""

import os
import shutil
from pathlib import Path

from assistant.errors import ModelUnavailable, StorageFailed
from assistant.models.checksum import Tick, no_tick, sha256_of
from assistant.models.manifest import ModelFile
from assistant.models.meter import MEGABYTE

SPARE = 200 * MEGABYTE
"""Bytes that stay free on the disk: room for the recordings and the database of the day."""


class SourceFailed(ModelUnavailable):
    """This source cannot give the file; the next one may. The message is a clause, not a sentence."""


def part_of(target: Path) -> Path:
    """Where a file is collected until it is verified."""
    return target.with_name(target.name + ".part")


def take_over(part: Path, target: Path, file: ModelFile, origin: str, tick: Tick = no_tick) -> None:
    """Verify `part` and rename it to `target`; the name only ever means a complete file.

    Raises SourceFailed on another size or hash; the wrong file is deleted so that the next try is fresh.
    """
    if part.stat().st_size != file.size or sha256_of(part, tick) != file.sha256:
        part.unlink()
        raise SourceFailed(
            f"{target.name} from {origin} was not the expected file (wrong hash) and was deleted"
        )
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(target)


def check_room(folder: Path, needed: int) -> None:
    """Raise StorageFailed unless `needed` bytes fit on the disk of `folder` (which need not exist yet)."""
    while not folder.exists():
        folder = folder.parent
    if shutil.disk_usage(folder).free < needed + SPARE:
        raise no_room(needed + SPARE)


def no_room(needed: int) -> StorageFailed:
    """The error for a full disk; `needed` bytes, rounded up to whole megabytes."""
    megabytes = -(-needed // MEGABYTE)
    return StorageFailed(
        f"The disk is too full for the model files: free {megabytes:,} MB, or set PROVENOTE_CACHE_DIR "
        "to a folder on another disk, and start again."
    )
