"""``provenote ingest``, ``index rebuild`` and ``library`` as a person meets them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import cli, cli_guidelines
from retrieval.guidelines import Guidelines
from tests.retrieval.conftest import HashedWords, guideline
from tests.retrieval.made import INJECTED, word

Run = Callable[..., int]
SCABIES = "# Scabies\n\nScabies is treated with permethrin cream."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guidelines:
    """The guidelines of this computer with fake embeddings and one summary."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "gout.md").write_text(guideline("Gout", "gout", "Treat gout.", "Check gout."))
    made = Guidelines(tmp_path / "index", HashedWords(), tmp_path / "library")
    monkeypatch.setattr(cli_guidelines, "SOURCES", sources)
    monkeypatch.setattr(cli_guidelines, "store", lambda settings: made)
    return made


@pytest.fixture
def run(store: Guidelines, monkeypatch: pytest.MonkeyPatch) -> Run:
    def command(*arguments: str | Path) -> int:
        monkeypatch.setattr(sys, "argv", ["provenote", *map(str, arguments)])
        try:
            cli.main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "scabies.md").write_text(SCABIES)
    (made / "bad.docx").write_bytes(b"PK nothing")
    (made / "fever.docx").write_bytes(word("Fever", "Give paracetamol.", INJECTED))
    return made


def test_a_folder_is_ingested_and_found(
    run: Run, store: Guidelines, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("ingest", folder, "--publisher", "Our clinic", "--year", "2024") == 0
    shown = capsys.readouterr().out
    assert "skipped: bad.docx is a damaged DOCX" in shown
    assert "read: scabies.md (Scabies, 1 paragraphs)" in shown
    assert "taken out, paragraph 2: overrides instructions" in shown and "Ignore" not in shown
    assert "Collection practice: 2 read, 1 skipped." in shown
    best = store.search("scabies permethrin")[0]
    assert (best.collection, best.publisher, best.year) == ("practice", "Our clinic", 2024)


def test_json_says_the_same_and_nothing_else(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("ingest", folder, "--collection", "ward-3", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["collection"] == "ward-3"
    assert [one["outcome"] for one in told["files"]] == ["skipped", "read", "read"]
    assert told["files"][1]["found"] == [{"rule": "overrides instructions", "place": "paragraph 2"}]
    assert told["index"]["documents"] == 3
    assert run("ingest", folder, "--collection", "ward-3", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["outcome"] for one in told["files"]] == ["skipped", "unchanged", "unchanged"]
    assert told["index"] is None, "nothing was built, because nothing changed"


def test_rebuilding_says_what_it_did(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("ingest", folder)
    capsys.readouterr()
    assert run("index", "rebuild") == 0
    assert capsys.readouterr().out.startswith("3 documents, ")
    assert run("index", "rebuild", "--json") == 0
    assert json.loads(capsys.readouterr().out)["embedded"] == 0, "no text is new"


def test_listing_and_removing(
    run: Run, store: Guidelines, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("library", "list") == 0
    assert "provenote ingest" in capsys.readouterr().out
    run("ingest", folder / "scabies.md")
    capsys.readouterr()
    run("library", "list", "--json")
    (document,) = json.loads(capsys.readouterr().out)
    assert run("library", "remove", document["id"]) == 0
    assert store.library.documents() == [] and store.search("scabies permethrin") == []
    assert run("library", "remove", document["id"]) == 1
    assert "no document with this name" in capsys.readouterr().err


def test_asking_offers_what_the_file_says(
    run: Run, store: Guidelines, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"Year of publication": "2020", "Publisher": "Our clinic"}
    monkeypatch.setattr("typer.prompt", lambda text, default, err: answers.get(text, default))
    assert run("ingest", folder / "scabies.md", "--ask") == 0
    (document,) = store.library.documents()
    assert (document.title, document.publisher, document.year) == ("Scabies", "Our clinic", 2020)


def test_ctrl_c_leaves_the_old_index(
    run: Run,
    store: Guidelines,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("ingest", folder / "scabies.md")
    capsys.readouterr()

    def interrupted(texts: list[str]) -> list[list[float]]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store._embeddings, "embed_documents", interrupted)
        assert run("ingest", folder / "fever.docx") == 1
    error = capsys.readouterr().err
    assert "as it was before" in error and "Traceback" not in error
    assert store.search("scabies permethrin"), "the old index is in use"
    assert run("index", "rebuild") == 0
    assert {document.title for document in store.library.documents()} == {"Scabies", "Fever"}
    assert store.search("fever paracetamol")


REFUSED = [
    (("ingest", "nowhere"), 1, "no file or folder", "a path that is not there"),
    (("ingest", "{folder}/bad.docx"), 1, "", "nothing could be read"),
    (("ingest", "{folder}", "--collection", "Ward 3"), 1, "cannot be called", "a name that is no name"),
    (("ingest", "{folder}", "--title", "All"), 1, "One title", "one title for many"),
    (("ingest",), 2, "", "no path"),
    (("ingest", "{folder}", "--year", "22"), 2, "", "no year"),
]


@pytest.mark.parametrize(("arguments", "status", "said", "why"), REFUSED, ids=[row[3] for row in REFUSED])
def test_what_is_refused(
    run: Run, folder: Path, arguments: tuple[str, ...], status: int, said: str, why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run(*(argument.format(folder=folder) for argument in arguments)) == status
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error
