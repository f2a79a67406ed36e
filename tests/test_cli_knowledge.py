import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli
from tests.retrieval.conftest import guideline

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def run_with(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["provenote", "knowledge", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return run_with


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gout.md").write_text(guideline("Gout", "gout", "Treat it.", "Check it."), encoding="utf-8")
    return tmp_path


def test_what_ships_is_fit(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] >= 60 and found["faults"] == []


def test_what_is_fit_is_told_with_what_nobody_checked(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(folder)) == 0
    told = capsys.readouterr()
    assert "Documents: 1. Faults: 0." in told.out and "gout" in told.out
    assert told.err == ""


@pytest.mark.parametrize("as_json", [True, False])
def test_faults_are_listed_and_the_status_is_1(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    (folder / "bad.md").write_text("text", encoding="utf-8")
    assert run("check", str(folder), *["--json"] * as_json) == 1
    told = capsys.readouterr()
    assert "no front matter" in told.out
    assert told.err.strip().count("\n") == 0 and "faults: 1, in 1 of 2 files" in told.err
    if as_json:
        assert json.loads(told.out)["faults"][0]["file"] == "bad.md"


def test_a_folder_that_is_not_there_is_one_line(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(tmp_path / "none")) == 1
    assert "no guideline files" in capsys.readouterr().err
