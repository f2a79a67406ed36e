"""Progress of a download in megabytes, from counts of bytes."""

from dataclasses import dataclass, replace

from assistant.models.manifest import Artifact
from assistant.progress import Cancel, Progress, Report

STEP = "models"
MEGABYTE = 1_000_000


@dataclass
class Meter:
    """Turns bytes into Progress for one stretch of the work, and hears a cancel at every report.

    `start` and `stop` (0 to 1) are the share of the whole that this stretch covers.
    """

    label: str
    total: int
    report: Report
    cancel: Cancel
    start: float = 0.0
    stop: float = 1.0
    done: int = 0

    def at(self, done: int) -> None:
        """So many bytes of this stretch are done. Raises Cancelled."""
        self.cancel.check()
        self.done = min(done, self.total)
        share = self.done / self.total if self.total else 1.0
        text = f"{self.label}: {self.done / MEGABYTE:,.0f} of {self.total / MEGABYTE:,.0f} MB"
        self.report(Progress(STEP, text, self.start + (self.stop - self.start) * share))

    def add(self, count: int) -> None:
        """So many bytes more. Raises Cancelled."""
        self.at(self.done + count)

    def stretch(self, label: str, total: int, start: float, stop: float) -> "Meter":
        """A meter for another stretch of the same work."""
        return replace(self, label=label, total=total, start=start, stop=stop, done=0)


def rescale(report: Report, before: int, artifact: Artifact, total: int) -> Report:
    """A report for one artifact of several: its share is placed among all `total` bytes."""

    def scaled(progress: Progress) -> None:
        done = (before + progress.done * artifact.size) / total
        report(replace(progress, done=min(done, 1.0)))

    return scaled
