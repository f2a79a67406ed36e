"""``provenote bench grounding``: how long checking a note against what was said takes.

A first check of one sentence loads the models and is not counted. Every note is then checked once, as the
app does after drafting: its transcript is prepared anew and its omissions are looked up.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from assistant.encounter import Note, Section, Statement, Strict, Transcript, Utterance
from assistant.errors import InputRefused
from assistant.grounding.claims import claims
from assistant.notes.plain import parse_note
from assistant.settings import Settings
from assistant.speech.plain import parse_transcript
from eval.datasets import load, require_allowed
from eval.machine import Machine, this_machine
from eval.models import models_in_use
from eval.planted import visit_of
from eval.provenance import revision, settings_that_matter, versions
from eval.runner import OpenWorkflow

if TYPE_CHECKING:
    from assistant.workflow import Workflow

Pair = tuple[Note, Transcript]

FIRST: Pair = (
    Note(
        sections=[Section(key="plan", title="Plan", statements=[Statement(id="s1", text="Take ibuprofen.")])]
    ),
    Transcript(utterances=[Utterance(id=1, speaker="clinician", text="Take ibuprofen.")]),
)
"""What is checked first, so that everything is loaded."""


class Checking(Strict):
    """The time of checking notes, in seconds; ``loading`` is that of the first check."""

    source: str
    notes: int
    statements: int
    claims: int
    utterances: int
    loading: float
    per_note_median: float
    per_note_longest: float
    per_statement: float
    per_claim: float
    machine: Machine
    models: dict[str, Any]
    settings: dict[str, Any]
    versions: dict[str, str]
    revision: str
    measured: datetime

    def text(self) -> str:
        """The measurement as a few lines that a person reads."""
        models = self.models["embeddings"]["name"]
        return "\n".join(
            [
                f"{self.source}: {self.notes} notes, {self.statements} statements, {self.claims} claims",
                self.machine.text(),
                f"Embeddings: {models}",
                "",
                "| checked against the transcript | seconds |",
                "|---|---|",
                f"| a note, median | {self.per_note_median:.2f} |",
                f"| a note, longest | {self.per_note_longest:.2f} |",
                f"| a statement | {self.per_statement:.4f} |",
                f"| a claim | {self.per_claim:.4f} |",
                f"| loading, once | {self.loading:.1f} |",
            ]
        )


def of_split(folder: Path, split: str, limit: int | None = None) -> list[Pair]:
    """The written notes of a split of ACI-Bench with their dialogues. A test split is refused."""
    require_allowed("aci-bench", split, allow_test=False)
    visits = [visit_of(sample) for sample in load("aci-bench", split, folder)[:limit]]
    return [(visit.note, visit.transcript) for visit in visits]


def of_files(note: Path, transcript: Path) -> Pair:
    """A note and a transcript from files. Raises InputRefused when one cannot be read."""
    for path in (note, transcript):
        if not path.is_file():
            raise InputRefused(f"{path} does not exist. Name a file.")
    return parse_note(note.read_bytes()), parse_transcript(transcript.read_bytes())


def measure_checking(
    pairs: Sequence[Pair], source: str, settings: Settings, open_workflow: OpenWorkflow
) -> Checking:
    """Check every note once. Raises InputRefused when there is none."""
    if not pairs:
        raise InputRefused(
            "There is no note to check. Name a split with notes, or a note and its transcript."
        )
    with open_workflow() as workflow:
        loading = _seconds(workflow, FIRST)
        times = [_seconds(workflow, pair) for pair in pairs]
    texts = [statement.text for note, _ in pairs for statement in note.statements()]
    facts = sum(len(claims(text)) for text in texts)
    return Checking(
        source=source,
        notes=len(pairs),
        statements=len(texts),
        claims=facts,
        utterances=sum(len(transcript.utterances) for _, transcript in pairs),
        loading=loading,
        per_note_median=median(times),
        per_note_longest=max(times),
        per_statement=sum(times) / max(len(texts), 1),
        per_claim=sum(times) / max(facts, 1),
        machine=this_machine(),
        models=models_in_use(settings),
        settings=settings_that_matter(settings),
        versions=versions(),
        revision=revision(),
        measured=datetime.now(UTC),
    )


def _seconds(workflow: Workflow, pair: Pair) -> float:
    note, transcript = pair
    started = time.perf_counter()
    workflow.check_note(note, transcript)
    return time.perf_counter() - started
