from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.encounter import Finding, Handout, Note
from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.runs import RunFolder, write_text
from eval.tasks.handout_errors import HandoutErrors, Spoiled
from eval.tasks.task import Output, Result
from tests.eval.told import NOTE, handout, making, note

FINISHED = Sample(
    id="V1",
    input="",
    meta={"note": note().model_dump(mode="json"), "handout": handout().model_dump(mode="json")},
)


def figures(sample: Sample) -> dict[str, Figure]:
    task = HandoutErrors()
    output = task.run_one(sample, making())
    result = Result(
        id="V1", number=1, output=output, scores=task.score(output, sample), finished=datetime.now(UTC)
    )
    return {figure.name: figure for figure in task.figures([result])}


def gate(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """A gate that blocks what holds this word and nothing else."""

    def measure(_: Note, changed: Handout, grade: float) -> None:
        found = Finding(rule="word", severity="critical", explanation="It does.")
        changed.findings = [found] if word in changed.text() else []

    monkeypatch.setattr("eval.tasks.handout_errors.measure", measure)


def test_what_a_blind_gate_catches(monkeypatch: pytest.MonkeyPatch) -> None:
    gate(monkeypatch, "nowhere to be found")
    made = figures(FINISHED)
    assert made["Caught, all kinds"].value == 0 and made["Caught, all kinds"].n == 15
    assert made["Harmless edits that block"].value == 0
    assert made["Handouts that passed the gate"].value == 1


def test_only_a_block_by_the_change_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    gate(monkeypatch, "mcg")
    made = figures(FINISHED)
    assert made["Caught: dose, another unit"].value == made["Caught: dose, another unit, table"].value == 1
    assert made["Caught: negation"].value == 0


def test_a_handout_that_did_not_pass_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    gate(monkeypatch, "meloxicam")
    made = figures(FINISHED)
    assert made["Handouts that passed the gate"].value == 0
    assert made["Caught, all kinds"].value is None and made["Caught, all kinds"].n == 0


def test_without_a_run_the_rules_make_the_handout() -> None:
    output = HandoutErrors().run_one(Sample(id="V1", input="", reference=NOTE), making())
    spoiled = Spoiled.model_validate(output.data)
    assert spoiled.passed and {case.kind for case in spoiled.cases} >= {"dose", "negation", "harmless"}
    assert all(case.is_blocked() for case in spoiled.of("dose")), "the product's own gate"


def test_samples_of_a_split_and_of_a_finished_run(tmp_path: Path, data: Path) -> None:
    assert [s.id for s in HandoutErrors().samples(data, "valid")] == ["V1", "V2", "V3"]
    folder = RunFolder(tmp_path / "run")
    write_text(folder.path / "run.json", "{}")
    output = Output(text="", data=FINISHED.meta)
    folder.save(Result(id="V9", number=1, output=output, finished=datetime.now(UTC)))
    folder.save(Result(id="V8", number=2, error="refused", finished=datetime.now(UTC)))
    samples = HandoutErrors().samples(folder.path, "valid")
    assert [(s.id, s.meta) for s in samples] == [("V9", FINISHED.meta)]
