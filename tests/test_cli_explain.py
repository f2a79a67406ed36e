"""``provenote explain`` and ``explain-batch`` as a person meets them."""

import csv
import json
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.cli_explain import TABLE, UNAPPROVED, UNSIGNED
from assistant.encounter import Handout, Note
from assistant.progress import Cancel, Report, silent
from assistant.workflow import Workflow
from tests.fakes import VISIT, FakeChat
from tests.patient_texts.samples import HARD

LETTER = "Dear Dr Lee,\n\nMr Gray was given amoxicillin 500 mg daily.\nHe should stop ibuprofen.\n"


@pytest.fixture(autouse=True)
def with_fakes(work: Workflow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command uses the workflow with fake models."""
    monkeypatch.setattr("assistant.workflow.workflow", lambda settings, store=None: work)
    monkeypatch.setattr(work.records, "close", lambda: None)


class Run:
    """Runs ``provenote``; ``status`` of the last command."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path) -> int:
        self._monkeypatch.setattr(sys, "argv", ["provenote", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(monkeypatch)


@pytest.fixture
def signed(work: Workflow, tmp_path: Path) -> Path:
    encounter = work.new_encounter("Visit").id
    work.add_transcript(encounter, VISIT.encode())
    work.draft(encounter, silent, Cancel())
    path = tmp_path / "signed.json"
    path.write_text(work.sign(encounter, "Dr. Rivera").model_dump_json())
    return path


@pytest.fixture
def unsigned(signed: Path, tmp_path: Path) -> Path:
    path = tmp_path / "unsigned.json"
    note = Note.model_validate_json(signed.read_text())
    path.write_text(note.model_copy(update={"signature": None}).model_dump_json())
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


def handout_in(path: Path) -> Handout:
    return Handout.model_validate_json(path.read_text())


def test_a_signed_note_becomes_a_handout_that_can_be_approved(run: Run, signed: Path, tmp_path: Path) -> None:
    out = tmp_path / "h.json"
    assert run("explain", signed, "--out", out) == 0
    handout = handout_in(out)
    assert handout.sentences() and handout.medicines and handout.stamp == ""
    assert handout.note_sha256 == Note.model_validate_json(signed.read_text()).sha256()


def test_a_letter_becomes_a_stamped_draft(run: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "h.json"
    assert run("explain", letter, "--out", out) == 0
    handout = handout_in(out)
    assert "You should stop ibuprofen." in handout.text()
    assert handout.stamp == UNAPPROVED and not handout.is_approved()


def test_an_unsigned_note_is_refused_unless_for_evaluation(
    run: Run, unsigned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "h.json"
    assert run("explain", unsigned, "--out", out) == 1
    assert "not signed" in capsys.readouterr().err and not out.exists()
    assert run("explain", unsigned, "--out", out, "--unsigned-for-evaluation") == 0
    assert handout_in(out).stamp == UNSIGNED


def test_a_note_in_plain_text_is_an_unsigned_one(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("HPI:\nShe has had a cough for 3 days.\nAssessment and plan:\nCough\n- Rest.\n")
    assert run("explain", note) == 1
    assert "not signed" in capsys.readouterr().err
    assert run("explain", note, "--kind", "letter", "--json") == 0
    assert json.loads(capsys.readouterr().out)["stamp"] == UNAPPROVED


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "txt", "md"])
def test_a_document_is_written_beside_it_and_says_that_it_is_a_draft(
    run: Run, letter: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / "out" / "h.json"
    out.parent.mkdir()
    assert run("explain", letter, "--out", out, "--format", ending) == 0
    document = out.with_suffix(f".{ending}")
    assert handout_in(out).sentences() and document.stat().st_size > 50
    if ending in ("html", "txt", "md"):
        text = document.read_text()
        assert "ibuprofen" in text and UNAPPROVED.split(":")[0] in text


def test_out_may_be_the_document_itself(run: Run, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "h.pdf"
    assert run("explain", letter, "--out", out, "--format", "pdf") == 0
    assert out.read_bytes().startswith(b"%PDF") and not out.with_suffix(".json").exists()


def test_a_page_with_scripts_is_told_without_them(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Asthma</h1><script>alert('99 mg')</script><p>Use your inhaler twice a day.</p>")
    assert run("explain", page, "--json") == 0
    handout = Handout.model_validate_json(capsys.readouterr().out)
    assert [s.text for s in handout.sentences()] == ["Use your inhaler twice a day."]


BAD = [("a.txt", b"  ", "empty"), ("a.xyz", b"x", "not of a kind"), ("a.json", b"{}", "not a note")]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[row[2] for row in BAD])
def test_what_cannot_be_used_gets_one_clear_line(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run("explain", tmp_path / name) == 1
    error = capsys.readouterr().err
    assert reason in error and "Traceback" not in error


WRONG = [
    ["explain", "x.txt", "--grade", "99"],
    ["explain", "x.txt", "--kind", "poem"],
    ["explain", "x.txt", "--format", "pdf"],
    ["explain-batch", "x"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(row) for row in WRONG])
def test_wrong_usage_is_status_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments) == 2


def test_a_language_that_is_not_offered_is_refused_before_any_work(
    run: Run, chat: FakeChat, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", letter, "--language", "xx") == 1
    assert "not known" in capsys.readouterr().err
    assert chat.prompts == []


def test_a_language_that_is_offered_is_translated(
    run: Run, work: Workflow, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def translate(handout: Handout, language: str, chat: FakeChat, report: Report, cancel: Cancel) -> Handout:
        return handout.model_copy(
            update={"language": language, "translates": handout.sha256(), "stamp": ""}, deep=True
        )

    larger = work.settings.model_copy(update={"llm_base_url": "http://localhost:9/v1"})
    monkeypatch.setattr("assistant.cli_explain.get_settings", lambda: larger)
    monkeypatch.setattr("assistant.handouts.translate.translate", translate)
    out = tmp_path / "h.json"
    assert run("explain", letter, "--language", "es", "--out", out) == 0
    assert (handout_in(out).language, handout_in(out).stamp) == ("es", UNAPPROVED)


@pytest.fixture
def folder(signed: Path, letter: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a note.json").write_bytes(signed.read_bytes())
    (folder / "b.txt").write_text(LETTER)
    (folder / "b.md").write_text("# Asthma\n\nCall 911 if you cannot breathe.\n")
    (folder / ".hidden.txt").write_text("no")
    (folder / "picture.png").write_bytes(b"no")
    return folder


def test_a_folder_becomes_handouts_and_a_table(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made"
    assert run("explain-batch", folder, "--out", out, "--format", "txt", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == ["a note.json", "b.md", "b.txt"]
    assert sorted(path.name for path in out.iterdir()) == [
        "a note.json", "a note.txt", "b.md.json", "b.md.txt", "b.txt.json", "b.txt.txt", TABLE,
    ]  # fmt: skip
    with (out / TABLE).open() as file:
        table = list(csv.DictReader(file))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
    assert table[2]["facts_kept"] == table[2]["facts_all"] != "0"
    assert handout_in(out / "a note.json").stamp == "" and handout_in(out / "b.txt.json").stamp == UNAPPROVED


def test_a_refused_text_does_not_stop_the_rest_and_is_named(
    run: Run, folder: Path, unsigned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "aa.txt").write_text("  ")
    (folder / "b0.json").write_bytes(unsigned.read_bytes())
    out = tmp_path / "made"
    assert run("explain-batch", folder, "--out", out) == 1
    said = capsys.readouterr()
    assert "2 of 5 texts were refused: aa.txt, b0.json" in said.err
    assert "refused: This text is empty." in said.out and "not signed" in said.out
    assert (out / "b.txt.json").exists() and not (out / "aa.json").exists()


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_texts_is_refused(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert run("explain-batch", tmp_path / name, "--out", tmp_path / "made") == 1
    assert "Traceback" not in capsys.readouterr().err


def test_when_the_model_is_gone_what_was_made_has_its_row(
    run: Run, folder: Path, chat: FakeChat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "c.txt").write_text(HARD)
    chat.fail_after = len(chat.written)
    (folder / "a note.json").unlink()
    out = tmp_path / "made"
    assert run("explain-batch", folder, "--out", out) == 1
    assert "stopped answering" in capsys.readouterr().err
    with (out / TABLE).open() as file:
        assert [row["name"] for row in csv.DictReader(file)] == ["b.md", "b.txt"]
