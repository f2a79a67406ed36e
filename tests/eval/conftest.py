"""Fixtures of the tests of ``eval``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.eval.invented import VISITS, FakeWorkflow, write_csv


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with three invented visits where ACI-Bench's files would be."""
    folder = tmp_path / "published"
    for name in ("valid", "clinicalnlp_taskB_test1"):
        write_csv(
            folder / "aci-bench" / f"{name}.csv",
            ["dataset", "encounter_id", "dialogue", "note"],
            [["invented", key, dialogue, note] for key, (dialogue, note) in VISITS.items()],
        )
    for system in ("GPT-4", "ChatGPT", "Text-Davinci-003", "BART-SAMSum-division"):
        predictions = [["V1", "HISTORY\n\nKnee pain."], ["V2", "Cough."]]
        write_csv(
            folder / "aci-bench" / "predictions" / f"test1_{system}.csv",
            ["encounter_id", "note"],
            predictions,
        )
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Callable[[FakeWorkflow], list[int]]:
    """Make the command open this workflow; gives a list that grows each time it is opened."""

    def use(workflow: FakeWorkflow) -> list[int]:
        opens: list[int] = []

        @contextmanager
        def temporary(_: Settings) -> Iterator[FakeWorkflow]:
            opens.append(1)
            yield workflow

        monkeypatch.setattr("eval.command.temporary_workflow", temporary)
        monkeypatch.setattr("eval.runner.code_sha256", lambda: "code")
        monkeypatch.setattr("eval.runner.revision", lambda: "revision")
        monkeypatch.setattr("eval.command.get_settings", lambda: settings)
        return opens

    return use
