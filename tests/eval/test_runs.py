from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputRefused, StorageFailed
from eval.machine import Machine
from eval.runs import Run, RunFolder
from eval.tasks.task import Result

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MACHINE = Machine(name="here", system="Linux", cpu="chip", cores=2, memory_gib=8.0)


def a_run(**changes: Any) -> Run:
    run = Run(
        task="notes", dataset="aci-bench", split="valid", data_sha256="d", samples=3, settings={"threads": 2},
        models={"llm": {"name": "m"}}, versions={"python": "3"}, code_sha256="c", revision="r",
        machine=MACHINE, started=NOW,
    )  # fmt: skip
    return run.model_copy(update=changes)


def a_result(identity: str, number: int) -> Result:
    return Result(id=identity, number=number, scores={"x": None}, finished=NOW)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"revision": "later"}, "a commit that changes no code"),
        ({"samples": 20}, "a higher limit"),
        ({"started": datetime(2026, 1, 2, tzinfo=UTC)}, "the next day"),
        (
            {"machine": MACHINE.model_copy(update={"name": "renamed"})},
            "the same processor under another name",
        ),
    ],
)
def test_goes_on(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.open(a_run())
    again = folder.open(a_run(**changes))
    assert again.started == NOW, reason
    assert again.samples == changes.get("samples", 3)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"data_sha256": "other"}, "data_sha256"),
        ({"code_sha256": "other"}, "code_sha256"),
        ({"settings": {"threads": 4}}, "settings"),
        ({"models": {"llm": {"name": "bigger"}}}, "models"),
        ({"split": "train"}, "split"),
        ({"machine": MACHINE.model_copy(update={"cores": 64})}, "cpu"),
    ],
)
def test_another_run_is_refused_and_left_alone(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.open(a_run())
    with pytest.raises(InputRefused, match=f"differs in: .*{named}"):
        folder.open(a_run(**changes))
    assert folder.run() == a_run()


def test_results_come_back_in_the_order_of_the_data(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    for identity, number in (("b", 2), ("c", 3), ("a", 1)):
        folder.save(a_result(identity, number))
    assert [result.id for result in folder.results()] == ["a", "b", "c"]
    assert folder.results()[0].scores == {"x": None}


@pytest.mark.parametrize("identity", ["../../outside", "a/b", "..", "day 1: left", "é"])
def test_any_id_is_a_file_of_its_own_within_the_folder(tmp_path: Path, identity: str) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.save(a_result(identity, 1))
    folder.save(a_result(identity, 1), system=identity)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 2
    assert all(path.is_relative_to(tmp_path / "run") for path in written)
    assert folder.finished() == {identity}
    assert folder.systems() == [identity]
    assert folder.finished(identity) == {identity}


def test_a_half_written_sample_is_not_finished(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    folder.save(a_result("a", 1))
    (tmp_path / "samples" / "b.json.part").write_text('{"id": "b"', encoding="utf-8")
    assert folder.finished() == {"a"}


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="holds no run"):
        RunFolder(tmp_path).run()


def test_a_file_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"task": "notes", "mood": "good"}', encoding="utf-8")
    with pytest.raises(InputRefused, match="not written by this version"):
        RunFolder(tmp_path).run()


def test_a_disk_that_refuses_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    folder = RunFolder(tmp_path)
    folder.save(a_result("a", 1))
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(StorageFailed, match="No space left"):
        folder.save(a_result("b", 2))
    assert folder.finished() == {"a"}
