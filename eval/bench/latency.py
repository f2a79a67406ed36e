"""``provenote bench latency``: from the end of a recording to the draft, and what it costs in memory.

The recording counts as ended when processing starts (t0): nothing was transcribed while it ran.
Warm: models are in memory, as in an app that has been used. Cold: the loading of the models that the
figure needs is added; files are in the disk cache of the system in both cases.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.encounter import Strict
from assistant.errors import InputRefused
from assistant.progress import Cancel, silent
from assistant.settings import Settings
from eval.bench.loading import EMBEDDINGS, GUIDELINES, load_models
from eval.bench.memory import PeakMemory
from eval.bench.timeline import Timed, Timeline
from eval.machine import Machine, this_machine
from eval.models import models_in_use
from eval.provenance import revision, settings_that_matter, versions
from eval.runner import OpenWorkflow

if TYPE_CHECKING:
    from assistant.workflow import Workflow

Load = Callable[["Workflow", Path], list[Timed]]


class Latency(Strict):
    """One measured visit. Times in seconds; ``warm`` and ``cold`` count from the end of the recording."""

    recording: str
    recording_seconds: float
    utterances: int
    statements: int
    loads: list[Timed]
    steps: list[Timed]
    first_statement_warm: float | None
    first_statement_cold: float | None
    whole_draft_warm: float
    whole_draft_cold: float
    everything_warm: float
    everything_cold: float
    peak_memory_bytes: int
    machine: Machine
    models: dict[str, Any]
    settings: dict[str, Any]
    versions: dict[str, str]
    revision: str
    measured: datetime


def measure_latency(
    recording: Path, settings: Settings, open_workflow: OpenWorkflow, load: Load = load_models
) -> Latency:
    """Run the whole way once on a recording. Raises InputRefused when it is missing or not accepted."""
    if not recording.is_file():
        raise InputRefused(f"{recording} does not exist. Name a recording.")
    with PeakMemory() as memory:
        started = time.perf_counter()
        with open_workflow() as workflow:
            loads = [Timed(name="program", seconds=time.perf_counter() - started)]
            loads += load(workflow, recording)
            visit = _visit(workflow, recording)
    return Latency(
        **visit,
        **_cold(visit, loads),
        recording=recording.name,
        loads=loads,
        peak_memory_bytes=memory.bytes,
        machine=this_machine(),
        models=models_in_use(settings),
        settings=settings_that_matter(settings),
        versions=versions(),
        revision=revision(),
        measured=datetime.now(UTC),
    )


def _visit(workflow: Workflow, recording: Path) -> dict[str, Any]:
    data = recording.read_bytes()
    encounter = workflow.new_encounter(recording.stem).id
    timeline = Timeline()
    with timeline.step("save and check the recording"):
        workflow.add_recording(encounter, recording.name, data)
    with timeline.step("transcribe"):
        transcript = workflow.transcribe(encounter, silent, Cancel())
    started = timeline.now()
    note = workflow.draft(encounter, timeline.hear, Cancel())
    timeline.steps += timeline.split_draft(started)
    drafted = timeline.now()
    with timeline.step("guideline passages"):
        workflow.suggest(encounter, silent, Cancel())
    return {
        "recording_seconds": transcript.duration,
        "utterances": len(transcript.utterances),
        "statements": len(note.statements()),
        "steps": timeline.steps,
        "first_statement_warm": timeline.first_statement,
        "whole_draft_warm": drafted,
        "everything_warm": timeline.now(),
    }


def _cold(visit: dict[str, Any], loads: list[Timed]) -> dict[str, float | None]:
    """Warm times plus the loading of everything that is in use by then."""
    seconds = {load.name: load.seconds for load in loads}
    whole = sum(seconds.values())
    guidelines, embeddings = seconds[GUIDELINES], seconds[EMBEDDINGS]
    first = visit["first_statement_warm"]
    return {
        "first_statement_cold": None if first is None else first + whole - guidelines - embeddings,
        "whole_draft_cold": visit["whole_draft_warm"] + whole - guidelines,
        "everything_cold": visit["everything_warm"] + whole,
    }
