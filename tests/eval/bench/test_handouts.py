import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from typer.testing import CliRunner

from assistant.encounter import Handout, Note
from assistant.errors import GateClosed, InputRefused
from assistant.settings import Settings
from eval.bench.command import bench_app
from eval.bench.handouts import demo_note, measure_handouts, notes_of
from tests.eval.invented import lend
from tests.eval.told import handout

cli = CliRunner()


class Explainer:
    """Makes the same handout of every note and keeps the notes."""

    def __init__(self) -> None:
        self.given: list[Note] = []

    def handout_of(self, note: Note, *_: object) -> Handout:
        self.given.append(note)
        return handout()


def test_the_notes_are_taken_over_and_over_and_the_first_is_not_counted(
    data: Path, settings: Settings
) -> None:
    explainer, notes = Explainer(), notes_of(data, "valid")
    made = measure_handouts(notes, 25, "valid", settings, cast(Any, lend(cast(Any, explainer))))
    assert explainer.given == [notes[0], *(notes * 9)[:25]]
    assert (made.notes, made.handouts, list(made.memory)) == (3, 25, [0, 10, 20, 25])
    assert made.growth == made.memory[25] - made.memory[10]
    assert made.machine.name in made.text() and made.words_median > 20


def test_a_short_batch_has_no_growth(settings: Settings) -> None:
    made = measure_handouts(demo_note(), 2, "demo", settings, cast(Any, lend(cast(Any, Explainer()))))
    assert made.growth == 0 and list(made.memory) == [0, 2]


def test_no_note_and_a_test_split_are_refused(data: Path, settings: Settings) -> None:
    with pytest.raises(InputRefused, match="no note"):
        measure_handouts([], 1, "none", settings, cast(Any, lend(cast(Any, Explainer()))))
    with pytest.raises(GateClosed):
        notes_of(data, "test1")


def test_the_demo_note_has_a_plan_with_medicines() -> None:
    text = demo_note()[0].text()
    assert "valsartan from 80 mg to 160 mg" in text and "911" in text


def test_the_command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def temporary(_: Settings) -> Iterator[Explainer]:
        yield Explainer()

    monkeypatch.setattr("eval.bench.command.temporary_workflow", temporary)
    monkeypatch.setattr("eval.bench.command.get_settings", lambda: settings)
    done = cli.invoke(bench_app, ["handouts", "--batch", "3", "--json"])
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["handouts"] == 3
