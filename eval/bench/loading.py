"""How long it takes until each model is ready, apart from what it then does.

Each model is used twice on something small: the first time loads it, the second does not, and the
difference is the loading. That works for every backend, and afterwards everything is warm.
"""

from __future__ import annotations

import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.messages import HumanMessage

from assistant.progress import Cancel, silent
from assistant.speech.decode import decode
from assistant.speech.sound import RATE
from eval.bench.timeline import Timed

EMBEDDINGS = "embedding model"
GUIDELINES = "guideline index"

if TYPE_CHECKING:
    from assistant.workflow import Workflow

EXCERPT = 10.0
"""Seconds from the middle of the recording that the speech model is tried on."""


def load_models(workflow: Workflow, recording: Path) -> list[Timed]:
    """Load every model the visit needs; seconds each, one after the other as they are in use."""
    with tempfile.TemporaryDirectory() as folder:
        excerpt = write_excerpt(recording, Path(folder) / "excerpt.wav")
        return [
            Timed(name="speech model", seconds=loading(lambda: _listen(workflow, excerpt))),
            Timed(name="language model", seconds=loading(lambda: _write(workflow))),
            Timed(name=EMBEDDINGS, seconds=loading(lambda: _embed(workflow))),
            Timed(name=GUIDELINES, seconds=loading(lambda: _search(workflow))),
        ]


def loading(use: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds that the first use takes longer than the second, never below 0."""
    started = clock()
    use()
    between = clock()
    use()
    return max(0.0, (between - started) - (clock() - between))


def write_excerpt(recording: Path, target: Path) -> Path:
    """Seconds from the middle of a recording as a WAV file, one channel, 16 bits."""
    sound = decode(recording)
    start = max(0.0, (sound.seconds - EXCERPT) / 2)
    samples = sound.mono(start, min(sound.seconds, start + EXCERPT))
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return target


def _listen(workflow: Workflow, excerpt: Path) -> None:
    workflow.transcriber().transcribe(excerpt, silent, Cancel())


def _write(workflow: Workflow) -> None:
    # Not a prompt of the product: it must not warm the cache for the visit that is measured next.
    workflow.chat().invoke([HumanMessage(".")], max_tokens=1)


def _embed(workflow: Workflow) -> None:
    workflow.embeddings().embed_query("ready")


def _search(workflow: Workflow) -> None:
    workflow.guidelines().search("ready", 1)
