"""A file counts only with the right SHA-256; what was verified once is not read again.

The record of verified files (`verified.json` in the cache) holds size and time of change. A file that
changed since is read again. Losing the record costs time, nothing else.
"""

import hashlib
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.models.manifest import ModelFile

CHUNK = 1 << 20
"""Bytes read at once: 1 MiB, so that progress moves and a cancel is heard."""

_lock = threading.Lock()

Tick = Callable[[int], None]
"""Called with the number of bytes just handled."""


def no_tick(count: int) -> None:
    """For work that nobody watches."""


def sha256_of(path: Path, tick: Tick = no_tick) -> str:
    """The SHA-256 of a file in lower-case hexadecimal. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            tick(len(chunk))
    return digest.hexdigest()


def _state(path: Path, file: ModelFile) -> dict[str, Any]:
    state = path.stat()
    return {"size": state.st_size, "mtime": state.st_mtime_ns, "sha256": file.sha256}


class Ledger:
    """The record of files that were found right, kept in one cache folder."""

    def __init__(self, cache_dir: Path) -> None:
        self.path = cache_dir / "verified.json"

    def confirms(self, path: Path, file: ModelFile, tick: Tick = no_tick) -> bool:
        """True when `path` is the file of the manifest; reads it unless an unchanged one is on record."""
        if not path.is_file() or path.stat().st_size != file.size:
            return False
        seen = _state(path, file)
        if self._read().get(str(path.absolute())) == seen:
            return True
        if sha256_of(path, tick) != file.sha256:
            return False
        self.record(path, file)
        return True

    def record(self, path: Path, file: ModelFile) -> None:
        """Remember that `path`, as it is now, was verified as `file`."""
        self._write(str(path.absolute()), _state(path, file))

    def _read(self) -> dict[str, Any]:
        try:
            record = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def _write(self, key: str, seen: dict[str, Any]) -> None:
        with _lock:
            record = {**self._read(), key: seen}
            draft = self.path.with_suffix(".part")
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                draft.write_text(json.dumps(record, indent=1), encoding="utf-8")
                draft.replace(self.path)
            except OSError:  # A cache that cannot be written makes the next start slower, not wrong.
                return
