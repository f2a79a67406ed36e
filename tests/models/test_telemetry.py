import os

import pytest
from langsmith.utils import tracing_is_enabled

from assistant.models.telemetry import QUIET, silence_telemetry


def test_it_overrules_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in QUIET:
        monkeypatch.setenv(name, "true")
    silence_telemetry()
    assert {name: os.environ[name] for name in QUIET} == QUIET
    assert not tracing_is_enabled()


def test_the_hub_libraries_are_offline() -> None:
    from huggingface_hub import constants

    import assistant.models  # noqa: F401

    assert constants.HF_HUB_OFFLINE
    assert constants.HF_HUB_DISABLE_TELEMETRY
