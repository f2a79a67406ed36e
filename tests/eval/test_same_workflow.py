"""The tasks and benchmarks on the product's own workflow, only the models replaced."""

import wave
from contextlib import nullcontext
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from assistant.settings import Settings
from assistant.workflow import Workflow
from eval.bench.latency import measure_latency
from eval.bench.loading import EMBEDDINGS, GUIDELINES
from eval.bench.timeline import Timed
from eval.datasets import Sample
from eval.tasks.notes import Notes
from tests.fakes import VISIT


class NoGuidelines:
    def search(self, query: str, k: int = 3, wanted: object = None) -> list[Any]:
        return []


def test_notes_task(work: Workflow) -> None:
    sample = Sample(id="V1", input=VISIT, reference="HISTORY\n\nSore throat and fever for 3 days.")
    output = Notes().run_one(sample, work)
    assert "penicillin" in output.text
    assert {s["verdict"] for section in output.data["note"]["sections"] for s in section["statements"]} <= {
        "supported",
        "contradicted",
        "unsupported",
    }
    scores = Notes().score(output, sample)
    assert scores["rouge1"] is not None and scores["rouge1"] > 0


def test_latency(work: Workflow, settings: Settings, tone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work.guidelines = lambda: cast(Any, NoGuidelines())
    monkeypatch.setattr("assistant.workflow.check_audio", lambda *_: None)  # a tone is not speech
    loads = [
        Timed(name=name, seconds=1.0) for name in ("speech model", "language model", EMBEDDINGS, GUIDELINES)
    ]
    made = measure_latency(tone, settings, lambda: nullcontext(work), lambda *_: loads)
    assert made.utterances > 0 and made.statements > 5
    assert made.first_statement_warm is not None
    assert "evidence and checks" in {step.name for step in made.steps}


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    """Six seconds of a tone."""
    samples = 8_000 * np.sin(np.arange(6 * 16_000) / 20)
    path = tmp_path / "visit.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return path
