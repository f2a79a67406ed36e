"""A practice's documents from the file to the search: versions, details, hidden text, cancel."""

import os
from pathlib import Path

import pytest

from assistant.errors import InputRefused, StorageFailed
from retrieval import intake
from retrieval.guidelines import Guidelines
from retrieval.intake import IntakeReport, offered, read_again, take_in
from retrieval.library import Library
from retrieval.reading.block import Stated
from tests.retrieval.conftest import HashedWords
from tests.retrieval.made import INJECTED, pdf, word

COUGH = "# Cough protocol\n\n## Treatment\n\nGive honey for a cough. %s\n"


def quiet(message: str, done: float) -> None:
    """Nobody watches."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    return made


def write(folder: Path, text: str, name: str = "cough.md") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def outcomes(report: IntakeReport) -> list[str]:
    return [one.outcome for one in report.files]


def take(library: Library, *paths: Path, **given: object) -> IntakeReport:
    return take_in(paths, library, quiet, given=Stated.model_validate(given))


def test_original_and_blocks_are_kept(library: Library, folder: Path) -> None:
    path = write(folder, COUGH % "")
    (one,) = take(library, path, publisher="Our clinic", year=2024, licence="Own").files
    document = library.document(one.document)
    assert (document.title, document.publisher, document.year) == ("Cough protocol", "Our clinic", 2024)
    assert library.original(one.document).read_bytes() == path.read_bytes()
    assert [block.text for block in library.blocks(one.document)] == ["Give honey for a cough."]


def test_the_same_file_twice_changes_nothing(library: Library, folder: Path) -> None:
    path = write(folder, COUGH % "")
    take(library, path)
    before = {file: file.read_bytes() for file in library.folder.rglob("*.json")}
    report = take(library, path)
    assert outcomes(report) == ["unchanged"] and not report.changed()
    assert {file: file.read_bytes() for file in library.folder.rglob("*.json")} == before


def test_other_details_of_the_same_file_are_taken_over(library: Library, folder: Path) -> None:
    path = write(folder, COUGH % "")
    take(library, path)
    assert outcomes(take(library, path, year=2019)) == ["details changed"]
    assert library.documents()[0].year == 2019


VERSIONS = [
    ("cough.md", "Cough protocol", True, "the same name and title"),
    ("cough.md", "Cough, second edition", True, "the same file name"),
    ("cough-2.md", "COUGH protocol", True, "the same title"),
    ("fever.md", "Fever protocol", False, "another document"),
]


@pytest.mark.parametrize(("name", "title", "newer", "why"), VERSIONS, ids=[row[3] for row in VERSIONS])
def test_a_new_version_supersedes(
    library: Library, folder: Path, name: str, title: str, newer: bool, why: str
) -> None:
    (old,) = take(library, write(folder, COUGH % "")).files
    text = (COUGH % "Not under one year.").replace("Cough protocol", title)
    (new,) = take(library, write(folder, text, name)).files
    assert (new.outcome, new.supersedes) == (("new version", old.document) if newer else ("read", ""))
    assert library.document(old.document).is_current() is not newer
    assert library.blocks(old.document), "the old one stays readable"


def test_chapters_of_one_book_are_no_versions_of_each_other(library: Library, folder: Path) -> None:
    for number in (1, 2):
        write(folder, COUGH % f"Chapter {number}.", f"{number}/chapter.md")
    assert outcomes(take(library, folder)) == ["read", "read"]
    write(folder, COUGH % "Chapter 1, revised.", "1/chapter.md")
    assert outcomes(take(library, folder)) == ["new version", "unchanged"]


def test_another_collection_has_versions_of_its_own(library: Library, folder: Path) -> None:
    path = write(folder, COUGH % "")
    take(library, path)
    assert outcomes(take_in([path], library, quiet, "ward-3")) == ["read"]
    assert {one.collection for one in library.documents()} == {"practice", "ward-3"}


def test_going_back_to_an_older_version(library: Library, folder: Path) -> None:
    path = write(folder, COUGH % "")
    (old,) = take(library, path).files
    (new,) = take(library, write(folder, COUGH % "New.")).files
    path = write(folder, COUGH % "")
    (refused,) = take(library, path).files
    assert refused.outcome == "skipped" and "older version" in refused.reason
    library.remove(new.document)
    assert not library.document(old.document).is_current(), "removing does not bring an old version back"
    assert outcomes(take(library, path)) == ["read"]
    assert library.document(old.document).is_current()


def test_a_folder_is_read_and_what_is_refused_is_named(library: Library, folder: Path) -> None:
    write(folder, COUGH % "")
    (folder / "fever.docx").write_bytes(word("Fever", "Give paracetamol for a fever."))
    (folder / "gout.pdf").write_bytes(pdf("Give colchicine early in a flare of gout, and check the kidneys."))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7")
    write(folder, "x", "notes.xyz")
    write(folder, "x", ".git/config.txt")
    report = take(library, folder)
    assert [(one.file, one.outcome) for one in report.files] == [
        ("bad.pdf", "skipped"),
        ("cough.md", "read"),
        ("fever.docx", "read"),
        ("gout.pdf", "read"),
    ]
    assert "damaged" in report.files[0].reason and report.files[3].pages == 1


def test_hidden_instructions_are_reported_and_have_no_effect(library: Library, folder: Path) -> None:
    write(folder, COUGH % f"\n\n{INJECTED}\n\n<!-- {INJECTED} -->")
    (one,) = take(library, folder).files
    assert [found.rule for found in one.found] == [
        "comment: overrides instructions",
        "overrides instructions",
    ]
    kept = [file for file in library.folder.rglob("*.json") if b"Ignore all" in file.read_bytes()]
    assert kept == [] and "Ignore all" not in one.model_dump_json()


def test_a_file_of_instructions_alone_is_refused(library: Library, folder: Path) -> None:
    (one,) = take(library, write(folder, INJECTED, "x.txt")).files
    assert one.outcome == "skipped" and "nothing but" in one.reason
    assert library.documents() == []


def test_details_come_from_the_file_when_nobody_says_otherwise(library: Library, folder: Path) -> None:
    path = write(folder, "Rest at home.", "fever_protocol.txt")
    os.utime(path, (1_500_000_000, 1_500_000_000))
    told = offered([path], "ward-3", Stated())
    assert (told.title, told.publisher, told.year) == ("Fever protocol", "Ward 3", 2017)
    assert offered([path], "ward-3", Stated(title="Fever 2021")).year == 2021
    assert offered([path], "ward-3", Stated(url="javascript:alert(1)")).url == ""


REFUSED = [
    ({"paths": ["none.md"]}, "no file or folder", "a path that is not there"),
    ({"paths": ["."]}, "nothing to read", "an empty folder"),
    ({"collection": "guidelines"}, "cannot be called", "the name of what ships"),
    ({"collection": "../up"}, "cannot be called", "a way out of the folder"),
]


@pytest.mark.parametrize(("asked", "said", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_is_refused_at_once(
    library: Library, folder: Path, asked: dict[str, object], said: str, why: str
) -> None:
    paths = asked.get("paths", ["."])
    assert isinstance(paths, list)
    with pytest.raises(InputRefused, match=said):
        take_in([folder / name for name in paths], library, quiet, str(asked.get("collection", "practice")))


def test_one_title_is_not_given_to_many(library: Library, folder: Path) -> None:
    for name in ("a.md", "b.md"):
        write(folder, COUGH % name, name)
    with pytest.raises(InputRefused, match="One title"):
        take(library, folder, title="Both")


def test_an_id_cannot_lead_out_of_the_library(library: Library, folder: Path) -> None:
    take(library, write(folder, COUGH % ""))
    for name in ("../library", "/etc", "practice", "nothing"):
        for ask in (library.document, library.blocks, library.original, library.remove):
            with pytest.raises(InputRefused):
                ask(name)


def test_a_crash_between_two_writes_leaves_one_current_version(library: Library, folder: Path) -> None:
    (old,) = take(library, write(folder, COUGH % "")).files
    entry = library.folder / old.document / "document.json"
    before = entry.read_bytes()
    take(library, write(folder, COUGH % "New."))
    entry.write_bytes(before)
    assert not library.document(old.document).is_current()


def test_a_damaged_entry_says_what_to_do(library: Library, folder: Path) -> None:
    (one,) = take(library, write(folder, COUGH % "")).files
    (library.folder / one.document / "document.json").write_text("{")
    with pytest.raises(StorageFailed, match="Move its folder away"):
        library.documents()


def test_documents_of_an_older_reader_are_read_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = take(library, write(folder, COUGH % "")).files
    (library.folder / one.document / "blocks.json").write_text("[]")
    assert read_again(library, quiet) == 0
    monkeypatch.setattr(intake, "READING", intake.READING + 1)
    assert read_again(library, quiet) == 1
    assert library.blocks(one.document) and library.documents()[0].reading == intake.READING


class Store:
    """The index over three summaries and the library."""

    def __init__(self, tmp_path: Path, sources: Path, library: Library) -> None:
        self.sources = sources
        self.guidelines = Guidelines(tmp_path / "index", HashedWords(), library.folder)
        self.guidelines.build(sources)

    def found(self, query: str) -> list[str]:
        return [passage.document for passage in self.guidelines.search(query)]


@pytest.fixture
def store(tmp_path: Path, sources: Path, library: Library) -> Store:
    return Store(tmp_path, sources, library)


def test_a_document_is_found_with_its_page(store: Store, library: Library, folder: Path) -> None:
    path = folder / "scabies.pdf"
    path.write_bytes(
        pdf("About us and this practice.", "Scabies is treated with permethrin cream, scabies twice.")
    )
    (one,) = take(library, path, title="Scabies").files
    assert not store.guidelines.is_built(store.sources)
    assert store.found("scabies permethrin") == [], "it is found only after the index was built"
    written = store.guidelines.build(store.sources)
    assert written.embedded < 12, "two passages, a topic and new words: the summaries are not embedded again"
    best = store.guidelines.search("scabies permethrin")[0]
    assert (best.document, best.collection, best.page) == (one.document, "practice", 2)


def test_named_collections_come_first(store: Store, library: Library, folder: Path) -> None:
    take(library, write(folder, "# Gout\n\nGout flare: our protocol for a flare of gout.", "g.md"))
    store.guidelines.build(store.sources)
    asked = {
        ("practice",): ["practice", "guidelines"],
        ("guidelines",): ["guidelines", "practice"],
        ("practice", "guidelines"): ["practice", "guidelines"],
    }
    for collections, expected in asked.items():
        found = store.guidelines.search("gout flare", 5, collections)
        assert list(dict.fromkeys(passage.collection for passage in found)) == expected


def test_a_superseded_document_is_never_found(store: Store, library: Library, folder: Path) -> None:
    take(library, write(folder, "# Scabies\n\nScabies is treated with permethrin.", "s.md"))
    (new,) = take(library, write(folder, "# Scabies\n\nScabies is treated with ivermectin.", "s.md")).files
    store.guidelines.build(store.sources)
    assert set(store.found("scabies permethrin")) == {new.document}
    library.remove(new.document)
    store.guidelines.build(store.sources)
    assert store.found("scabies permethrin") == [], "only the old version is left, and it is not current"


def test_an_old_document_is_marked(store: Store, library: Library, folder: Path) -> None:
    take(library, write(folder, "# Scabies\n\nScabies is treated with permethrin.", "s.md"), year=2001)
    store.guidelines.build(store.sources)
    assert store.guidelines.search("scabies permethrin")[0].outdated
    assert not store.guidelines.search("gout flare")[0].outdated
