from pathlib import Path
from typing import Any, cast

import pytest

from assistant.errors import ModelUnavailable
from eval.runner import run_samples, score_baselines
from eval.runs import RunFolder
from eval.tasks.notes import Notes
from tests.eval.invented import FakeWorkflow, lend


def go(workflow: FakeWorkflow, data: Path, folder: RunFolder, split: str = "valid") -> list[str]:
    told: list[str] = []
    samples = Notes().samples(data, split)
    run_samples(Notes(), samples, folder, cast(Any, lend(workflow)), lambda result, _: told.append(result.id))
    return told


@pytest.mark.parametrize(
    "stop",
    [KeyboardInterrupt(), ModelUnavailable("The model stopped. Start again.")],
    ids=["killed", "failed"],
)
def test_goes_on_after_the_last_finished_sample(tmp_path: Path, data: Path, stop: BaseException) -> None:
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(type(stop)):
        go(FakeWorkflow(breaks={"V3": stop}), data, folder)
    assert folder.finished() == {"V1", "V2"}
    second = FakeWorkflow()
    assert go(second, data, folder) == ["V3"]
    assert second.drafted == ["V3"]
    assert [result.id for result in folder.results()] == ["V1", "V2", "V3"]


def test_nothing_is_opened_when_nothing_is_left(tmp_path: Path, data: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    go(FakeWorkflow(), data, folder)

    def never() -> Any:
        raise AssertionError("the workflow was opened")

    run_samples(Notes(), Notes().samples(data, "valid"), folder, never, lambda *_: None)


def test_a_refused_sample_is_unscored_and_the_run_goes_on(tmp_path: Path, data: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    go(FakeWorkflow(refuse=("V2",)), data, folder)
    first, refused, last = folder.results()
    assert refused.output is None and refused.scores == {} and "not a visit" in refused.error
    assert first.score("rouge1") is not None and last.score("rouge1") is not None
    figure = Notes().figures(folder.results())[0]
    assert (figure.n, figure.unscored) == (2, 1)


def test_other_systems_are_scored_the_same_way(tmp_path: Path, data: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    samples = Notes().samples(data, "test1")
    assert score_baselines(Notes(), data, "test1", samples, folder) == 4
    scores = {result.id: result.score("rouge1") for result in folder.results("GPT-4")}
    assert scores["V1"] == pytest.approx(100.0)
    assert scores["V3"] is None, "no published output for it"
    assert score_baselines(Notes(), data, "valid", samples, folder) == 0
