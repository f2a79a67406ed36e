from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings


def test_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "provenote.toml"
    file.write_text('grade = 8\nclinician = "Dr. Rivera"\n')
    monkeypatch.setenv("PROVENOTE_CONFIG", str(file))
    monkeypatch.setenv("PROVENOTE_GRADE", "5")
    settings = Settings()
    assert (settings.grade, settings.clinician) == (5, "Dr. Rivera")


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVENOTE_LLM_API_KEY", "very-secret")
    assert "very-secret" not in repr(Settings())


BAD = [("grade", "2"), ("port", "99999"), ("profile", "huge"), ("max_audio_seconds", "0")]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_values_out_of_range_are_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"PROVENOTE_{name.upper()}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_an_unknown_option_in_the_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "provenote.toml"
    file.write_text("gread = 8\n")
    monkeypatch.setenv("PROVENOTE_CONFIG", str(file))
    with pytest.raises(ValidationError):
        Settings()


def test_every_option_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())
