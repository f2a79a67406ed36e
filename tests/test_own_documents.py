"""Documents of a practice as steps of the workflow: offered, taken in, indexed, removed."""

import io
from pathlib import Path

import pytest

from assistant.errors import Cancelled, InputRefused
from assistant.progress import Cancel, Progress
from assistant.workflow import Workflow
from retrieval.guidelines import Guidelines
from retrieval.reading.block import Stated
from tests.fakes import FakeEmbeddings, Reports
from tests.retrieval.conftest import guideline
from tests.retrieval.made import word


class Handed(io.BytesIO):
    """A file as a browser hands it over."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(data)
        self.name = name


def protocol(name: str = "strep.docx", dose: int = 250) -> Handed:
    return Handed(name, word("Strep throat protocol 2025", f"Strep throat: azithromycin {dose} mg."))


@pytest.fixture
def practice(work: Workflow, tmp_path: Path) -> Workflow:
    """A workflow with a library, over one small guideline."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "gout.md").write_text(guideline("Gout", "gout flare", "Use colchicine.", "Use allopurinol."))
    store = Guidelines(tmp_path / "index", FakeEmbeddings(), tmp_path / "library")
    work.guidelines, work.sources = lambda: store, sources
    work.prepare_guidelines(Reports())
    return work


def take(work: Workflow, *files: Handed, details: dict[str, Stated] | None = None) -> list[str]:
    report = work.take_in_documents(list(files), "practice", details or {}, Reports(), Cancel())
    return [one.outcome for one in report.files]


def test_a_document_is_found_once_it_was_taken_in(practice: Workflow) -> None:
    assert practice.guidelines().search("strep throat") == []
    given = {"strep.docx": Stated(publisher="Rivera Clinic")}
    file = protocol()
    assert take(practice, file, details=given) == ["read"]
    found = practice.guidelines().search("strep throat")[0]
    assert (found.publisher, found.collection) == ("Rivera Clinic", "practice")
    assert take(practice, file) == ["unchanged"]


def test_details_are_those_of_their_own_file(practice: Workflow) -> None:
    other = Handed("gout.docx", word("Gout protocol 2024", "Gout: rest the joint."))
    take(practice, protocol(), other, details={"gout.docx": Stated(publisher="Joint Clinic")})
    assert {d.name: d.publisher for d in practice.own_documents()} == {
        "strep.docx": "Practice",
        "gout.docx": "Joint Clinic",
    }


def test_a_new_version_takes_the_place_of_the_old_one_until_it_is_removed(practice: Workflow) -> None:
    take(practice, protocol())
    assert take(practice, protocol(dose=500)) == ["new version"]
    old, new = sorted(practice.own_documents(), key=lambda d: d.is_current())
    assert not old.is_current() and "500" in practice.guidelines().search("strep throat")[0].text
    practice.remove_document(new.id, Reports(), Cancel())
    assert practice.guidelines().search("strep throat") == []


def test_an_intake_that_is_cancelled_leaves_the_index_as_it_was(practice: Workflow) -> None:
    cancel = Cancel()

    def stop(progress: Progress) -> None:
        if progress.done == 1.0:
            cancel.cancel()

    with pytest.raises(Cancelled):
        practice.take_in_documents([protocol()], "practice", {}, stop, cancel)
    assert practice.guidelines().search("strep throat") == []
    practice.index_documents(Reports(), Cancel())
    assert practice.guidelines().search("strep throat")


def test_two_files_of_one_name_are_refused_before_anything_is_read(practice: Workflow) -> None:
    with pytest.raises(InputRefused, match="same name"):
        practice.offer_documents([protocol(), protocol()], "practice", Reports(), Cancel())
    with pytest.raises(InputRefused, match="cannot be called"):
        practice.offer_documents([protocol()], "guidelines", Reports(), Cancel())
    assert practice.own_documents() == []
