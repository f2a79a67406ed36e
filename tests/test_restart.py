"""A process killed in the middle of a step: started again, it goes on and nothing captured is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.progress import Cancel, silent
from assistant.records.store import Records
from assistant.settings import ROOT
from assistant.workflow import Workflow
from tests.conftest import TURNS
from tests.fakes import VISIT, FakeChat, FakeTranscriber

SCRIPT = """
import os, signal, sys
from pathlib import Path
from assistant.progress import Cancel, silent
from assistant.records.store import Records
from assistant.settings import Settings
from assistant.workflow import Workflow
from tests.conftest import TURNS
from tests.fakes import NOTE_ANSWERS, FakeChat, FakeEmbeddings, FakeTranscriber

def die(*anything):
    os.kill(os.getpid(), signal.SIGKILL)

folder, encounter, step = sys.argv[1:]
answers = dict(NOTE_ANSWERS)
if step == "draft":
    answers = {"one sentence for each test": die, **answers}
settings = Settings(data_dir=Path(folder), offline=True)
work = Workflow(
    settings=settings,
    records=Records(settings.data_dir),
    chat=lambda: FakeChat(answers=answers),
    embeddings=FakeEmbeddings,
    transcriber=lambda: FakeTranscriber(TURNS, lambda number: die() if number == 6 else None),
    guidelines=die,
)
getattr(work, step)(encounter, silent, Cancel())
"""


def killed(work: Workflow, encounter: str, step: str) -> None:
    """Run a step in another process that is killed half-way, without a chance to clean up."""
    work.records.close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(work.settings.data_dir), encounter, step],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    work.records = Records(work.settings.data_dir)


def test_transcribing_goes_on_where_it_was_killed(
    work: Workflow, transcriber: FakeTranscriber, recording: bytes
) -> None:
    encounter = work.new_encounter("Visit").id
    work.records.save_recording(encounter, "visit.opus", recording)
    killed(work, encounter, "transcribe")
    work.transcribe(encounter, silent, Cancel())
    assert transcriber.heard == len(TURNS) - 6
    transcript = work.records.load(encounter).transcript
    assert transcript is not None
    assert [u.text for u in transcript.utterances] == [text for _, text in TURNS]


@pytest.fixture
def recording() -> bytes:
    """A recording that passes the gate: the demo visit's."""
    return (ROOT / "assistant/demo/visit.opus").read_bytes()


def test_drafting_goes_on_where_it_was_killed(work: Workflow, chat: FakeChat) -> None:
    encounter = work.new_encounter("Visit").id
    work.add_transcript(encounter, VISIT.encode())
    killed(work, encounter, "draft")
    assert work.records.load(encounter).note is None
    note = work.draft(encounter, silent, Cancel())
    assert len(chat.written) == 2
    assert all(section.statements for section in note.sections)


def test_looking_up_guidelines_can_be_run_again(work: Workflow) -> None:
    encounter = work.new_encounter("Visit").id
    work.add_transcript(encounter, VISIT.encode())
    note = work.draft(encounter, silent, Cancel())
    killed(work, encounter, "suggest")
    work.prepare_guidelines(silent)
    assert work.suggest(encounter, silent, Cancel())
    kept = work.records.load(encounter).note
    assert kept is not None and kept.text() == note.text()


def test_a_signature_survives(work: Workflow, tmp_path: Path) -> None:
    encounter = work.new_encounter("Visit").id
    work.add_transcript(encounter, VISIT.encode())
    work.draft(encounter, silent, Cancel())
    work.sign(encounter, "Dr. Rivera")
    killed(work, encounter, "suggest")
    note = work.records.load(encounter).note
    assert note is not None and note.is_signed()
