import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.records.store import Records
from assistant.settings import Settings
from assistant.workflow import Workflow
from retrieval.guidelines import Guidelines
from tests.fakes import NOTE_ANSWERS, VISIT, FakeChat, FakeEmbeddings, FakeTranscriber

TURNS = [
    ("clinician" if line.startswith("[doctor]") else "patient", line.split("] ")[1])
    for line in VISIT.splitlines()
]
"""The invented visit as a transcriber would hear it."""


@pytest.fixture(autouse=True)
def no_options_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has options of their own; only where the model files lie is taken over."""
    for name in os.environ:
        if name.startswith("PROVENOTE_") and name != "PROVENOTE_CACHE_DIR":
            monkeypatch.delenv(name)


@pytest.fixture
def chat() -> FakeChat:
    """A model that writes a good note of the invented visit; tests may change its answers."""
    return FakeChat(answers=dict(NOTE_ANSWERS))


@pytest.fixture
def transcriber() -> FakeTranscriber:
    return FakeTranscriber(TURNS)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache", offline=True)


@pytest.fixture
def work(settings: Settings, chat: FakeChat, transcriber: FakeTranscriber) -> Iterator[Workflow]:
    """The real workflow over a real store, with fake models."""
    embeddings = FakeEmbeddings()
    records = Records(settings.data_dir)
    yield Workflow(
        settings=settings,
        records=records,
        chat=lambda: chat,
        embeddings=lambda: embeddings,
        transcriber=lambda: transcriber,
        guidelines=lambda: Guidelines(settings.data_dir / "index", embeddings),
    )
    records.close()
