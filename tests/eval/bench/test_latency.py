import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from typer.testing import CliRunner

from assistant.encounter import Note, Section, Statement, Transcript, Utterance
from assistant.errors import InputRefused
from assistant.progress import Progress
from assistant.settings import Settings
from eval.bench.command import bench_app
from eval.bench.latency import Latency, measure_latency
from eval.bench.loading import EMBEDDINGS, GUIDELINES
from eval.bench.table import table
from eval.bench.timeline import Timed
from tests.eval.invented import FakeWorkflow, lend

LOADS = [
    Timed(name="speech model", seconds=100.0),
    Timed(name="language model", seconds=10.0),
    Timed(name=EMBEDDINGS, seconds=1000.0),
    Timed(name=GUIDELINES, seconds=10_000.0),
]


class FakeVisit(FakeWorkflow):
    """The steps of a whole visit, at once."""

    def add_recording(self, identity: str, filename: str, data: bytes) -> None:
        if not data:
            raise InputRefused("This file is empty. Record again.")

    def transcribe(self, identity: str, report: Any, cancel: Any) -> Transcript:
        return Transcript(utterances=[Utterance(id=1, text="my knee hurts")], duration=254.0)

    def draft(self, identity: str, report: Any, cancel: Any, template: str = "") -> Note:
        report(Progress("note", "Writing", 0.5, "HISTORY\nKnee pain. Since"))
        statement = Statement(id="s1", text="Knee pain.")
        return Note(sections=[Section(key="h", title="HISTORY", statements=[statement])])

    def suggest(self, identity: str, report: Any, cancel: Any) -> list[Any]:
        return []


def measured(tmp_path: Path, settings: Settings, data: bytes = b"sound") -> Latency:
    recording = tmp_path / "visit.opus"
    recording.write_bytes(data)
    return measure_latency(recording, settings, cast(Any, lend(FakeVisit())), lambda *_: list(LOADS))


def test_steps_and_both_starts(tmp_path: Path, settings: Settings) -> None:
    made = measured(tmp_path, settings)
    assert [step.name for step in made.steps] == [
        "save and check the recording",
        "transcribe",
        "read the transcript",
        "write the note",
        "evidence and checks",
        "guideline passages",
    ]
    assert made.first_statement_warm is not None and made.first_statement_cold is not None
    assert made.first_statement_warm <= made.whole_draft_warm <= made.everything_warm
    assert made.first_statement_cold == pytest.approx(made.first_statement_warm + 110, abs=5)
    assert made.whole_draft_cold == pytest.approx(made.whole_draft_warm + 1110, abs=5)
    assert made.everything_cold == pytest.approx(made.everything_warm + 11_110, abs=5)
    assert made.peak_memory_bytes > 0 and (made.recording_seconds, made.statements) == (254.0, 1)


def test_table_says_warm_cold_and_where(tmp_path: Path, settings: Settings) -> None:
    made = measured(tmp_path, settings)
    text = table(made)
    assert made.machine.cpu in text and "| speech model | 100.0 |" in text
    assert "warm | cold" in text and "Peak memory" in text
    assert "not seen" in table(made.model_copy(update={"first_statement_warm": None}))


def test_refusals_go_through(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(InputRefused, match="does not exist"):
        measure_latency(tmp_path / "none.opus", settings, cast(Any, lend(FakeVisit())))
    with pytest.raises(InputRefused, match="empty"):
        measured(tmp_path, settings, data=b"")


def test_command(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def temporary(_: Settings) -> Iterator[FakeVisit]:
        yield FakeVisit()

    made = measured(tmp_path, settings)
    monkeypatch.setattr("eval.bench.command.temporary_workflow", temporary)
    monkeypatch.setattr("eval.bench.latency.measure_latency", lambda *_: made)
    result = CliRunner().invoke(bench_app, ["latency", "visit.opus", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["recording"] == "visit.opus"


def test_command_refuses_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(bench_app, ["latency", str(tmp_path / "none.opus")])
    assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1
