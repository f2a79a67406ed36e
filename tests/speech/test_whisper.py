"""Whisper's word pieces, and the real small model once."""

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelUnavailable
from assistant.settings import ROOT, Settings
from assistant.speech import whisper
from assistant.speech.decode import decode
from assistant.speech.whisper import WhisperRecognizer, whole_words

DEMO = ROOT / "assistant" / "demo"


def test_pieces_without_a_space_belong_to_the_word_before() -> None:
    found = whole_words([(" 43", 0, 1, 0.9), ("-year", 1, 2, 0.8), ("-old", 2, 3, 0.7), (" man.", 3, 4, 0.6)])
    assert [(w.text, w.start, w.end, w.confidence) for w in found] == [
        ("43-year-old", 0, 3, 0.7),
        ("man.", 3, 4, 0.6),
    ]


def test_a_piece_that_is_only_a_space_is_no_word() -> None:
    assert whole_words([(" ", 0, 1, 0.9)]) == []


def test_a_damaged_model_folder_is_said(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.bin").write_bytes(b"nonsense")
    monkeypatch.setattr(whisper, "model_path", lambda role, settings: tmp_path)
    recognizer = WhisperRecognizer(settings)
    with pytest.raises(ModelUnavailable, match="make setup"):
        list(recognizer.recognize(np.zeros(16_000, dtype=np.float32)))


@pytest.mark.models
def test_the_small_model_understands_the_demo() -> None:
    sound = decode(DEMO / "visit.opus", most_seconds=40.0)
    found = list(WhisperRecognizer(Settings(profile="small")).recognize(sound.mono(0.0, 40.0)))
    said = " ".join(w.text for segment in found for w in segment.words).lower()
    assert "right knee" in said
    assert "blood pressure" in said
    times = [w.start for segment in found for w in segment.words]
    assert times == sorted(times)
