import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from typer.testing import CliRunner

from assistant.errors import GateClosed, InputRefused
from assistant.settings import Settings
from eval.bench.command import bench_app
from eval.bench.grounding import FIRST, measure_checking, of_files, of_split
from tests.eval.invented import VISITS, lend
from tests.eval.planted.checker import WordChecker

cli = CliRunner()


def test_every_note_is_checked_once_after_the_first(data: Path, settings: Settings) -> None:
    checker = WordChecker({})
    pairs = of_split(data, "valid")
    made = measure_checking(pairs, "valid", settings, cast(Any, lend(cast(Any, checker))))
    assert (made.notes, made.statements, made.claims) == (3, 3, 3)
    assert checker.checked == [FIRST[0], *(note for note, _ in pairs)]
    assert made.machine.name in made.text() and "a statement" in made.text()


def test_no_note_is_refused(settings: Settings) -> None:
    with pytest.raises(InputRefused, match="no note"):
        measure_checking([], "valid", settings, cast(Any, lend(cast(Any, WordChecker({})))))


def test_a_test_split_is_refused(data: Path) -> None:
    with pytest.raises(GateClosed):
        of_split(data, "test1")


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="does not exist"):
        of_files(tmp_path / "note.txt", tmp_path / "visit.txt")


def test_the_command(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def temporary(_: Settings) -> Iterator[WordChecker]:
        yield WordChecker({})

    monkeypatch.setattr("eval.bench.command.temporary_workflow", temporary)
    monkeypatch.setattr("eval.bench.command.get_settings", lambda: settings)
    dialogue, written = VISITS["V1"]
    note, transcript = tmp_path / "note.txt", tmp_path / "visit.txt"
    note.write_text(written)
    transcript.write_text(dialogue)
    done = cli.invoke(bench_app, ["grounding", str(note), "--transcript", str(transcript), "--json"])
    assert done.exit_code == 0 and json.loads(done.stdout)["statements"] == 1
    alone = cli.invoke(bench_app, ["grounding", str(note)])
    assert alone.exit_code == 1 and "both" in alone.stderr
