"""``provenote readability`` as a person meets it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from assistant import cli
from assistant.handouts.reading import ReadingReport

Run = Callable[..., int]
PARAGRAPHS = ("You have edema.", "Take one pill each day.")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def run_with(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["provenote", "readability", *arguments])
        try:
            cli.main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    return run_with


def word_file(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Your visit", 1)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.save(str(path))


def pdf_file(path: Path) -> None:
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    for text in PARAGRAPHS:
        page.cell(0, 20, text, new_x="LMARGIN", new_y="NEXT")
    page.output(str(path))


def written(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


FILES: list[tuple[str, Callable[[Path], object]]] = [
    ("visit.txt", written("\n\n".join(PARAGRAPHS))),
    ("visit.md", written("# Your visit\n\n" + "\n\n".join(PARAGRAPHS))),
    ("visit.html", written("<h1>Your visit</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))),
    ("visit.docx", word_file),
    ("visit.pdf", pdf_file),
]


@pytest.mark.parametrize(("name", "write"), FILES, ids=[name for name, _ in FILES])
def test_every_kind_of_file_is_measured_alike(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, write: Callable[[Path], object]
) -> None:
    write(tmp_path / name)
    assert run(str(tmp_path / name), "--json") == 0
    report = ReadingReport.model_validate(json.loads(capsys.readouterr().out))
    assert (report.words, report.sentences, report.jargon_terms) == (8, 2, 1)


def test_a_pipe_is_read_and_told_in_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The edema was treated. Rest.\n")))
    assert run("-") == 0
    told = capsys.readouterr().out
    assert "Passive sentences: 1 (50%)" in told
    assert "edema: swelling" in told
    assert "clinical words: edema; passive: was treated" in told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("none.txt", None, "cannot be read"), ("x.exe", "x", "not of a kind"), ("x.txt", " ", "is empty")],
)
def test_what_cannot_be_measured_is_one_line_and_status_1(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert run(str(tmp_path / name)) == 1
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.out == ""
