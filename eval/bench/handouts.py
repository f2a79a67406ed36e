"""``provenote bench handouts``: how long a handout takes, and whether memory stays steady over a batch.

The note of the demo visit is written out here as a clinician would have signed it, so that nothing has to be
transcribed or drafted first. A first handout loads the model and is not counted.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from assistant.encounter import Note, Strict
from assistant.errors import InputRefused
from assistant.notes.plain import parse_note
from assistant.progress import Cancel, silent
from assistant.settings import Settings
from eval.bench.memory import PeakMemory, resident
from eval.datasets import load, require_allowed
from eval.machine import Machine, this_machine
from eval.models import models_in_use
from eval.provenance import revision, settings_that_matter, versions
from eval.runner import OpenWorkflow

if TYPE_CHECKING:
    from assistant.workflow import Workflow

DEMO_NOTE = Path(__file__).with_name("demo_note.txt")
EVERY = 10
"""Handouts between two looks at the memory."""

MIB = 1024**2


class HandoutTimes(Strict):
    """The time of handouts in seconds, and resident memory in bytes after the first and each ``EVERY``."""

    source: str
    notes: int
    handouts: int
    first: float
    median: float
    longest: float
    words_median: float
    memory: dict[int, int]
    peak_memory_bytes: int
    machine: Machine
    models: dict[str, Any]
    settings: dict[str, Any]
    versions: dict[str, str]
    revision: str
    measured: datetime

    @property
    def growth(self) -> int:
        """Bytes from the look after ``EVERY`` handouts to the last one; 0 when there is no later look."""
        looks = [size for count, size in self.memory.items() if count]
        return looks[-1] - looks[0] if len(looks) > 1 else 0

    def text(self) -> str:
        """The measurement as a few lines that a person reads."""
        rows = [f"| {count or 'loading'} | {size / MIB:.0f} |" for count, size in self.memory.items()]
        return "\n".join(
            [
                f"{self.source}: {self.notes} notes, {self.handouts} handouts",
                self.machine.text(),
                f"Language model: {self.models['llm']['name']}",
                "",
                "| handout | |",
                "|---|---|",
                f"| seconds, median | {self.median:.1f} |",
                f"| seconds, longest | {self.longest:.1f} |",
                f"| seconds, the first, with loading | {self.first:.1f} |",
                f"| words, median | {self.words_median:.0f} |",
                "",
                "| memory after handouts | MiB |",
                "|---|---|",
                *rows,
                "",
                f"Growth after the first {EVERY}: {self.growth / MIB:+.0f} MiB",
                f"Peak {self.peak_memory_bytes / MIB:.0f} MiB (this process and its children)",
            ]
        )


def demo_note() -> list[Note]:
    """The note of the demo visit."""
    return [parse_note(DEMO_NOTE.read_bytes())]


def notes_of(folder: Path, split: str) -> list[Note]:
    """The written notes of a split of ACI-Bench. A test split is refused."""
    require_allowed("aci-bench", split, allow_test=False)
    return [parse_note(sample.reference.encode()) for sample in load("aci-bench", split, folder)]


def measure_handouts(
    notes: Sequence[Note], batch: int, source: str, settings: Settings, open_workflow: OpenWorkflow
) -> HandoutTimes:
    """Make ``batch`` handouts, the notes over and over. Raises InputRefused when there is no note."""
    if not notes:
        raise InputRefused("There is no note to explain. Name a split with notes.")
    times: list[float] = []
    words: list[int] = []
    with PeakMemory() as peak, open_workflow() as workflow:
        first, _ = _made(workflow, notes[0])
        memory = {0: resident()}
        for number in range(1, batch + 1):
            seconds, count = _made(workflow, notes[(number - 1) % len(notes)])
            times.append(seconds)
            words.append(count)
            if number % EVERY == 0 or number == batch:
                memory[number] = resident()
    return HandoutTimes(
        source=source,
        notes=len(notes),
        handouts=batch,
        first=first,
        median=median(times),
        longest=max(times),
        words_median=median(words),
        memory=memory,
        peak_memory_bytes=peak.bytes,
        machine=this_machine(),
        models=models_in_use(settings),
        settings=settings_that_matter(settings),
        versions=versions(),
        revision=revision(),
        measured=datetime.now(UTC),
    )


def _made(workflow: Workflow, note: Note) -> tuple[float, int]:
    """Seconds of one handout, and its words."""
    started = time.perf_counter()
    handout = workflow.handout_of(note, silent, Cancel())
    return time.perf_counter() - started, len(handout.text().split())
