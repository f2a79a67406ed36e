"""Peak memory of this process and its children while something runs."""

import threading
from types import TracebackType

import psutil

EVERY = 0.1
"""Seconds between two looks; an allocation that lives shorter can be missed."""


class PeakMemory:
    """Looks at the resident memory in a thread; ``bytes`` is the highest sum that was seen.

    Resident memory counts model files that are mapped into memory. Pages that a child shares with
    this process are counted for both, so the figure is never too low by that.
    """

    def __init__(self, every: float = EVERY) -> None:
        self.bytes = 0
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="peak-memory", daemon=True)

    def __enter__(self) -> "PeakMemory":
        self.look()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self.look()

    def look(self) -> None:
        """Take one measurement now."""
        self.bytes = max(self.bytes, resident())

    def _watch(self) -> None:
        while not self._stop.wait(self._every):
            self.look()


def resident() -> int:
    """Resident memory in bytes of this process and all its children."""
    own = psutil.Process()
    return own.memory_info().rss + sum(_resident(child) for child in own.children(recursive=True))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it ended between being listed and being asked
        return 0
