from typing import Any

import pytest

from assistant.configuration import configuration, row
from assistant.settings import ROOT, Settings


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert page == configuration(), "run: python -m assistant.configuration > docs/configuration.md"


def test_every_option_is_on_it() -> None:
    page = configuration()
    for name in Settings.model_fields:
        assert f"| `PROVENOTE_{name.upper()}` |" in page


@pytest.mark.parametrize(
    ("schema", "shown", "reason"),
    [
        ({"default": ""}, "| not set | What it is. |", "empty means not set"),
        ({"default": None}, "| not set | What it is. |", "so does none"),
        ({"default": False}, "| `false` | What it is. |", "as it is written in a TOML file"),
        (
            {"default": 7200.0, "exclusiveMinimum": 0},
            "| `7200` | What it is. More than 0. |",
            "a lower limit",
        ),
        (
            {"default": 1, "minimum": 1, "maximum": 9},
            "| `1` | What it is. At least 1 and at most 9. |",
            "two limits",
        ),
        ({"default": "a", "enum": ["a", "b"]}, "| `a` | What it is. One of `a`, `b`. |", "choices"),
    ],
)
def test_row(schema: dict[str, Any], shown: str, reason: str) -> None:
    assert row("x", {"description": "What it is.", **schema}) == f"| `PROVENOTE_X` {shown}", reason


def test_a_computed_default_has_to_be_said_in_words() -> None:
    with pytest.raises(KeyError):
        row("new_option", {"description": "What it is."})


def test_no_default_of_this_computer_is_on_the_page(settings_of_this_computer: Settings) -> None:
    page = configuration()
    for place in (settings_of_this_computer.data_dir, settings_of_this_computer.cache_dir):
        assert str(place) not in page


@pytest.fixture
def settings_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("PROVENOTE_DATA_DIR", raising=False)
    monkeypatch.delenv("PROVENOTE_CACHE_DIR", raising=False)
    return Settings()
