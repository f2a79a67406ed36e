"""``provenote check``: a note from anywhere against what was said."""

import json
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.encounter import Note
from assistant.workflow import Workflow

VISIT = """\
[doctor] Good morning, what brings you in today?
[patient] My left knee has been hurting for three weeks.
[doctor] Any fever?
[patient] No fever.
[doctor] The left knee is swollen. Take ibuprofen four hundred milligrams twice a day.
[patient] Okay. I am allergic to penicillin, by the way.
"""

GOOD = "HISTORY\nLeft knee pain for 3 weeks. Denies fever.\n\nEXAM\nThe left knee is swollen."
WRONG = "HISTORY\nLeft knee pain for 3 weeks.\n\nPLAN\nTake naproxen 400 mg twice a day."


@pytest.fixture(autouse=True)
def with_fakes(work: Workflow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.workflow.workflow", lambda settings, store=None: work)
    monkeypatch.setattr(work.records, "close", lambda: None)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(VISIT)
    return path


def run(*arguments: str | Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["provenote", *map(str, arguments)])
    try:
        cli.main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def note(tmp_path: Path, content: str, name: str = "note.txt") -> Path:
    path = tmp_path / name
    path.write_text(content)
    return path


def test_a_wrong_medicine_is_printed_with_the_sentence(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", note(tmp_path, WRONG), "--transcript", transcript, monkeypatch=monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "2 statements" in shown and "Take naproxen 400 mg twice a day." in shown
    assert "critical" in shown


def test_json_is_the_checked_note_and_nothing_else(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("check", note(tmp_path, WRONG), "--transcript", transcript, "--json")
    assert run(*arguments, monkeypatch=monkeypatch) == 0
    checked = Note.model_validate_json(capsys.readouterr().out)
    assert all(s.verdict != "unchecked" for s in checked.statements())
    assert any(f.severity == "critical" for s in checked.statements() for f in s.findings)
    assert isinstance(checked.omissions, list)


def test_a_note_as_json_in_the_looser_shape_is_taken(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = json.dumps(
        {"sections": [{"title": "Exam", "statements": [{"text": "The left knee is swollen."}]}]}
    )
    out = tmp_path / "checked.json"
    arguments = ("check", note(tmp_path, loose, "n.json"), "--transcript", transcript, "--out", out)
    assert run(*arguments, monkeypatch=monkeypatch) == 0
    assert Note.model_validate_json(out.read_text()).statements()[0].verdict == "supported"
    assert "1 statements, 1 supported" in capsys.readouterr().out


REFUSED = [
    ("", VISIT, "note is empty", "an empty note"),
    (VISIT, VISIT, "transcript, not a note", "a transcript in the place of a note"),
    (GOOD, "", "transcript is empty", "an empty transcript"),
    ('{"utterances": []}', VISIT, "not a note", "the JSON of something else"),
]


@pytest.mark.parametrize(("content", "said", "message", "reason"), REFUSED, ids=[row[3] for row in REFUSED])
def test_bad_input_gets_one_clear_line(
    content: str,
    said: str,
    message: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    transcript = note(tmp_path, said, "visit.txt")
    assert run("check", note(tmp_path, content), "--transcript", transcript, monkeypatch=monkeypatch) == 1
    shown = capsys.readouterr()
    assert message in shown.err and len(shown.err.strip().splitlines()) == 1 and shown.out == ""


def test_a_missing_transcript_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", note(tmp_path, GOOD), monkeypatch=monkeypatch) == 2
