from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.speech.sounds import tone, write_wav


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Thirty seconds of a tone: something to open, nothing to understand."""
    return write_wav(tmp_path / "visit.wav", tone(30.0))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
