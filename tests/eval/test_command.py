import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.errors import ModelUnavailable
from eval.command import eval_app
from tests.eval.invented import FakeWorkflow

Opened = Callable[[FakeWorkflow], list[int]]
cli = CliRunner()


def test_run_report_and_resume(tmp_path: Path, data: Path, opened: Opened) -> None:
    opens = opened(FakeWorkflow())
    out = tmp_path / "run"
    call = ["run", "notes", "--data", str(data), "--out", str(out)]
    first = cli.invoke(eval_app, [*call, "--limit", "2"])
    assert first.exit_code == 0, first.stderr
    assert "ROUGE-1" in first.stdout
    second = cli.invoke(eval_app, [*call, "--json"])
    assert json.loads(second.stdout)["finished_samples"] == 3
    assert "3/3 V3" in second.stderr and "V1" not in second.stderr
    third = cli.invoke(eval_app, call)
    assert third.exit_code == 0 and len(opens) == 2, "finished samples need no workflow"
    again = cli.invoke(eval_app, ["report", str(out), "--json"])
    assert json.loads(again.stdout)["figures"][0]["n"] == 3


def test_a_failure_is_one_line_and_the_run_can_go_on(tmp_path: Path, data: Path, opened: Opened) -> None:
    opened(FakeWorkflow(breaks={"V2": ModelUnavailable("The model stopped. Start again.")}))
    call = ["run", "notes", "--data", str(data), "--out", str(tmp_path / "run")]
    failed = cli.invoke(eval_app, call)
    assert failed.exit_code == 1
    assert failed.stderr.splitlines()[-1] == "The model stopped. Start again."
    opened(FakeWorkflow())
    assert cli.invoke(eval_app, call).exit_code == 0


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--split", "test1"], "--allow-test"),
        (["--split", "nothing"], "no split nothing"),
        (["--data", "/nowhere"], "published at https://github.com/wyim/aci-bench"),
    ],
)
def test_refusals(tmp_path: Path, data: Path, opened: Opened, extra: list[str], said: str) -> None:
    opens = opened(FakeWorkflow())
    out = tmp_path / "run"
    result = cli.invoke(eval_app, ["run", "notes", "--data", str(data), "--out", str(out), *extra])
    assert result.exit_code == 1
    assert said in result.stderr and len(result.stderr.splitlines()) == 1
    assert not opens and not out.exists()


def test_test_split_with_other_systems(tmp_path: Path, data: Path, opened: Opened) -> None:
    opened(FakeWorkflow())
    call = ["run", "notes", "--data", str(data), "--out", str(tmp_path / "run"), "--split", "test1"]
    result = cli.invoke(eval_app, [*call, "--allow-test", "--baselines", "--limit", "0", "--json"])
    made = json.loads(result.stdout)
    assert {other["system"] for other in made["beside"]} >= {"GPT-4", "ChatGPT"}
    assert made["figures"] == []


def test_other_settings_need_another_folder(
    tmp_path: Path, data: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    opened(FakeWorkflow())
    call = ["run", "notes", "--data", str(data), "--out", str(tmp_path / "run")]
    cli.invoke(eval_app, call)
    changed = settings.model_copy(update={"context_tokens": 4096})  # type: ignore[attr-defined]
    monkeypatch.setattr("eval.command.get_settings", lambda: changed)
    result = cli.invoke(eval_app, call)
    assert result.exit_code == 1 and "differs in: settings" in result.stderr


def test_unknown_task_and_list(tmp_path: Path) -> None:
    result = cli.invoke(eval_app, ["run", "nothing", "--out", str(tmp_path / "run")])
    assert result.exit_code == 1 and "Known: asking" in result.stderr and "notes" in result.stderr
    listed = cli.invoke(eval_app, ["list"]).stdout
    assert "notes:" in listed and "CC BY 4.0" in listed and "test1 (test)" in listed
