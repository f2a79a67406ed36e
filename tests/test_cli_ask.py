"""``provenote ask`` as a person meets it."""

import json
import sys
from collections.abc import Callable

import pytest

from assistant import cli
from assistant.asking.answer import Answer
from assistant.workflow import Workflow
from tests.fakes import FakeChat

Run = Callable[..., int]


@pytest.fixture
def run(work: Workflow, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("assistant.workflow.workflow", lambda settings, store=None: work)
    monkeypatch.setattr(work.records, "close", lambda: None)

    def run_with(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["provenote", "ask", *arguments])
        try:
            cli.main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    return run_with


def test_an_answer_is_told_with_the_numbers_of_its_passages(
    run: Run, chat: FakeChat, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "Benzoyl peroxide and topical retinoids are recommended for acne [1]."
    chat.answers = {"Question": said}
    assert run("What is recommended for acne?") == 0
    told = capsys.readouterr().out
    assert told.startswith("Benzoyl peroxide and topical retinoids are recommended for acne. [")
    assert "American Academy of Dermatology" in told


def test_json_is_the_only_thing_on_standard_output(
    run: Run, chat: FakeChat, capsys: pytest.CaptureFixture[str]
) -> None:
    chat.answers = {"Question": "Rest and drink tea."}
    assert run("What is recommended for acne?", "--json") == 0
    answer = Answer.model_validate(json.loads(capsys.readouterr().out))
    assert (answer.outcome, answer.dropped) == ("nothing_citable", 1)
    assert answer.passages


def test_an_empty_question_is_one_line_and_status_1(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(" ") == 1
    told = capsys.readouterr()
    assert "no question" in told.err and "Traceback" not in told.err
