"""The command line as a person meets it: exit status, one clear line, JSON and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.encounter import Note
from assistant.notes.own_templates import OwnSection, assembled, own_folder, save_template
from assistant.notes.parts import PARTS
from assistant.progress import Cancel, silent
from assistant.workflow import Workflow
from tests.fakes import VISIT


@pytest.fixture(autouse=True)
def with_fakes(work: Workflow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command uses the workflow with fake models."""
    monkeypatch.setattr("assistant.workflow.workflow", lambda settings, store=None: work)
    monkeypatch.setattr(work.records, "close", lambda: None)


def run(*arguments: str | Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of ``provenote`` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["provenote", *map(str, arguments)])
    try:
        cli.main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(VISIT)
    return path


def test_draft_writes_json_of_the_note(visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "note.json"
    assert run("draft", visit, "--out", out, monkeypatch=monkeypatch) == 0
    note = Note.model_validate_json(out.read_text())
    assert note.statements()
    assert json.loads(out.read_text())["signature"] is None


def test_template_and_length_are_chosen_by_name(
    visit: Path, work: Workflow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = [OwnSection(title="All", parts=PARTS, shape="lines", instruction="Tell the results.")]
    save_template(assembled("Mine", "", whole), own_folder(work.settings.data_dir))
    for template in ("mine", "referral"):
        options = ("--template", template, "--length", "brief", "--json")
        assert run("draft", visit, *options, monkeypatch=monkeypatch) == 0
        note = Note.model_validate_json(capsys.readouterr().out)
        assert (note.template, note.provenance["length"]) == (template, "brief")


@pytest.mark.parametrize(("options", "status"), [(("--template", "haiku"), 1), (("--length", "endless"), 2)])
def test_an_unknown_choice_is_refused_in_a_line(
    visit: Path,
    options: tuple[str, str],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("draft", visit, *options, monkeypatch=monkeypatch) == status
    assert "Traceback" not in capsys.readouterr().err


def test_json_is_the_only_thing_on_standard_output(
    visit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("draft", visit, "--json", monkeypatch=monkeypatch) == 0
    assert "sections" in json.loads(capsys.readouterr().out)


def test_search_without_an_answer_is_an_empty_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("search", "xyzzy plugh", "--json", monkeypatch=monkeypatch) == 0
    assert json.loads(capsys.readouterr().out) == {"query": "xyzzy plugh", "passages": []}


@pytest.fixture
def unsigned(visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    out = tmp_path / "note.json"
    run("draft", visit, "--out", out, monkeypatch=monkeypatch)
    return out


def test_unsigned_notes_stay_inside(
    unsigned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.md"
    for command in (("explain", unsigned), ("export", unsigned, "--format", "md", "--out", out)):
        assert run(*command, monkeypatch=monkeypatch) == 1
        error = capsys.readouterr().err
        assert "not signed" in error and "Traceback" not in error
    assert not out.exists()


def test_evaluation_outputs_are_stamped(
    unsigned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, handout = tmp_path / "out.md", tmp_path / "handout.json"
    flag = "--unsigned-for-evaluation"
    assert run("export", unsigned, "--format", "md", "--out", out, flag, monkeypatch=monkeypatch) == 0
    assert cli.UNSIGNED in out.read_text()
    assert run("explain", unsigned, "--out", handout, flag, monkeypatch=monkeypatch) == 0
    assert json.loads(handout.read_text())["stamp"] == cli.UNSIGNED


def test_a_signed_note_goes_all_the_way(
    work: Workflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encounter = work.new_encounter("Visit").id
    work.add_transcript(encounter, VISIT.encode())
    work.draft(encounter, silent, Cancel())
    signed = tmp_path / "signed.json"
    signed.write_text(work.sign(encounter, "Dr. Rivera").model_dump_json())
    for ending in ("md", "docx", "pdf"):
        out = tmp_path / f"note.{ending}"
        assert run("export", signed, "--format", ending, "--out", out, monkeypatch=monkeypatch) == 0
        assert out.stat().st_size > 500
    assert run("explain", signed, "--out", tmp_path / "h.json", monkeypatch=monkeypatch) == 0


BAD = [
    (b"", "an empty file"),
    (b"\xff\xfe\x00bad", "not UTF-8"),
    (b'{"version": 99, "utterances": []}', "written by a newer version"),
    (b"[doctor] Hello.\n[patient] Hello.", "no visit"),
]


@pytest.mark.parametrize(("data", "reason"), BAD, ids=[row[1] for row in BAD])
def test_bad_transcripts_get_one_clear_line(
    data: bytes,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "t.txt"
    path.write_bytes(data)
    assert run("draft", path, monkeypatch=monkeypatch) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("provenote: ")]
    assert len(lines) == 1


def test_a_newer_note_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.json"
    path.write_text('{"version": 99, "sections": [], "mood": "blue"}')
    assert run("explain", path, monkeypatch=monkeypatch) == 1
    assert "newer" in capsys.readouterr().err


def test_a_missing_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("transcribe", "nowhere.wav", monkeypatch=monkeypatch) == 1
    assert "cannot be read" in capsys.readouterr().err


WRONG = [["draft"], ["draft", "x", "--tempo", "fast"], ["explain", "x", "--grade", "99"], ["fly"]]


@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(row) for row in WRONG])
def test_wrong_usage_is_status_two(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(*arguments, monkeypatch=monkeypatch) == 2


def test_an_unexpected_error_shows_neither_traceback_nor_text(
    work: Workflow, visit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object) -> None:
        raise ValueError("Zebulon has a rash")

    monkeypatch.setattr(work, "draft", broken)
    assert run("draft", visit, monkeypatch=monkeypatch) == 1
    error = capsys.readouterr().err
    assert "ValueError" in error and "Zebulon" not in error and "Traceback" not in error


def test_the_installed_command_answers() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "--help"], capture_output=True, text=True, check=True
    )
    for command in (
        "setup",
        "run",
        "models",
        "transcribe",
        "draft",
        "explain",
        "search",
        "export",
        "eval",
        "bench",
    ):
        assert command in done.stdout
