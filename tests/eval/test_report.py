from pathlib import Path
from typing import Any, cast

from eval.report import markdown, report, write_report
from eval.runner import run_samples, score_baselines
from eval.runs import RunFolder
from eval.tasks.notes import Notes
from tests.eval.invented import FakeWorkflow, lend
from tests.eval.test_runs import a_run


def finished(tmp_path: Path, data: Path, refuse: tuple[str, ...] = ()) -> RunFolder:
    folder = RunFolder(tmp_path / "run")
    folder.open(a_run(split="test1"))
    samples = Notes().samples(data, "test1")
    run_samples(Notes(), samples, folder, cast(Any, lend(FakeWorkflow(refuse=refuse))), lambda *_: None)
    score_baselines(Notes(), data, "test1", samples, folder)
    return folder


def test_figures_worst_and_other_systems(tmp_path: Path, data: Path) -> None:
    made = report(finished(tmp_path, data))
    rouge = made.figures[0]
    assert rouge.name == "ROUGE-1" and rouge.n == 3 and rouge.low is not None
    assert made.worst[0].id != "V1" and made.worst[-1].id == "V1", "V1 is drafted word for word"
    gap = next(other for other in made.beside if other.system == "GPT-4").headline_difference
    assert (gap.n, gap.unscored) == (2, 1), "the system has no output for one visit"


def test_refused_is_said_and_not_among_the_worst(tmp_path: Path, data: Path) -> None:
    made = report(finished(tmp_path, data, refuse=("V2",)))
    assert set(made.refused) == {"V2"}
    assert "V2" not in {sample.id for sample in made.worst}
    assert made.figures[0].unscored == 1


def test_files_carry_numbers_and_no_text_of_a_visit(tmp_path: Path, data: Path) -> None:
    folder = finished(tmp_path, data)
    write_report(folder)
    for name in ("report.md", "report.json"):
        text = (folder.path / name).read_text(encoding="utf-8")
        assert "ROUGE-1" in text
        assert "hurts" not in text and "Knee pain" not in text


def test_a_run_with_nothing_finished(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path / "run")
    folder.open(a_run())
    made = report(folder)
    assert made.figures == [] and made.worst == []
    assert "Nothing is finished yet." in markdown(made)


def test_an_unfinished_run_says_so(tmp_path: Path, data: Path) -> None:
    folder = finished(tmp_path, data)
    folder.save_run(a_run(split="test1", samples=40))
    assert "not finished" in markdown(report(folder))
