"""What the command line shows: a progress line on a terminal, and sizes in words people use."""

import sys

from assistant.progress import Progress

WIDTH = 24


class ProgressLine:
    """One line on standard error that is drawn anew; without a terminal, a line a step."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = ""

    def __call__(self, progress: Progress) -> None:
        """Draw where the work is."""
        if self._terminal:
            filled = round(WIDTH * min(progress.done, 1.0))
            bar = "█" * filled + "░" * (WIDTH - filled)
            sys.stderr.write(f"\r{bar} {progress.done:4.0%}  {progress.message:<60.60}")
            sys.stderr.flush()
        elif progress.message.split(":")[0] != self._last:
            self._last = progress.message.split(":")[0]
            sys.stderr.write(f"{progress.message}\n")
            sys.stderr.flush()

    def close(self) -> None:
        """End the line."""
        if self._terminal:
            sys.stderr.write("\n")


def size(count: int) -> str:
    """Bytes as megabytes, the unit in which disks are shown to people."""
    return f"{count / 1e6:,.0f} MB"
