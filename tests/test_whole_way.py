"""The whole way once with the real default models: from the demo recording to the PDFs."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.demo import ensure_demo
from assistant.errors import GateClosed
from assistant.models.inventory import inventory
from assistant.notes.review import statement_of
from assistant.progress import Cancel
from assistant.settings import Settings
from assistant.workflow import Workflow, workflow
from tests.fakes import Reports

pytestmark = [pytest.mark.e2e]

NUMBERS = ("160", "1000", "500")
"""Doses of the demo visit's plan that the note and the handout must carry."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workflow]:
    """The workflow of this computer over an empty data folder."""
    settings = Settings(profile="default", data_dir=tmp_path_factory.mktemp("whole"))
    if not all(row.present for row in inventory(settings) if row.used):
        pytest.skip("the default models are not on this computer: run `make setup`")
    built = workflow(settings)
    yield built
    built.records.close()


def test_from_the_recording_to_the_pdfs(work: Workflow, tmp_path: Path) -> None:
    reports = Reports()
    work.prepare_guidelines(reports)
    demo = ensure_demo(work)
    assert demo is not None

    work.process(demo.id, reports, Cancel())
    state = work.records.load(demo.id)
    assert state.transcript is not None and state.note is not None and state.suggestions is not None
    said = " ".join(u.text.lower() for u in state.transcript.utterances)
    assert "blood pressure" in said and "penicillin" in said
    assert {u.speaker for u in state.transcript.utterances} == {"clinician", "patient"}

    statements = state.note.statements()
    assert len(statements) >= 10
    assert all(s.verdict != "unchecked" for s in statements)
    supported = [s for s in statements if s.verdict == "supported"]
    assert len(supported) > len(statements) / 2
    assert all(s.evidence and s.evidence[0].end > s.evidence[0].start for s in supported)
    assert any(suggestion.citations for suggestion in state.suggestions)
    assert {"transcript", "note", "guidelines"} <= {p.step for p in reports.seen}

    with pytest.raises(GateClosed):
        work.export(demo.id, "note", "pdf")
    _settle(work, demo.id)
    signed = work.sign(demo.id, "Dr. Ada Rivera")
    handout = work.explain(demo.id, reports, Cancel())
    assert handout.sentences() and all(s.source for s in handout.sentences())

    pages = PdfReader(io.BytesIO(work.export(demo.id, "note", "pdf"))).pages
    pdf = "".join(page.extract_text() for page in pages)
    assert "reviewed and signed by Dr. Ada Rivera" in " ".join(pdf.split())
    kept = [n for n in NUMBERS if n in signed.text()]
    assert kept, "the note lost every dose of the plan"
    assert all(n in pdf for n in kept)

    critical = [f for f in handout.findings if f.severity == "critical"]
    if not critical:
        work.approve(demo.id, "Dr. Ada Rivera")
        assert work.export(demo.id, "handout", "pdf").startswith(b"%PDF")
    else:
        with pytest.raises(GateClosed):
            work.approve(demo.id, "Dr. Ada Rivera")


def _settle(work: Workflow, encounter: str) -> None:
    """What the clinician does: take out each statement with an open critical finding."""
    note = work.records.load(encounter).note
    assert note is not None
    for statement in note.statements():
        if any(f.severity == "critical" for f in statement_of(note, statement.id).findings):
            work.remove(encounter, statement.id)
