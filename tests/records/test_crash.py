"""The process is killed, really, and the records are opened again."""

import signal
import subprocess
import sys
from pathlib import Path

from assistant.records.recordings import RECOVERED_TITLE
from assistant.records.store import Records

SAVE_WITHOUT_END = """
import sys
from pathlib import Path
from assistant.encounter import Transcript, Utterance
from assistant.records.store import Records
records = Records(Path(sys.argv[1]))
visit = records.create("Cough").id
print(visit, flush=True)
for number in range(1, 100_000):
    utterances = [Utterance(id=i, text="word " * 50) for i in range(number % 40)]
    records.save(visit, "transcript", Transcript(utterances=utterances, duration=float(number)))
    print(number, flush=True)
"""

KILLED_BEFORE_THE_ROW = """
import os, signal, sys
from pathlib import Path
from assistant.records import recordings
from assistant.records.store import Records
records = Records(Path(sys.argv[1]))
visit = records.create("Cough").id if sys.argv[2] == "known" else "11111111-1111-4111-8111-111111111111"
print(visit, flush=True)
real = recordings.write_file
def write_and_die(*args):
    real(*args)
    os.kill(os.getpid(), signal.SIGKILL)
recordings.write_file = write_and_die
records.save_recording(visit, "visit.wav", b"sound")
"""

KILLED_WHILE_DELETING = """
import os, signal, sys
from pathlib import Path
from assistant.records import recordings
from assistant.records.store import Records
records = Records(Path(sys.argv[1]))
visit = records.create("Cough").id
print(visit, flush=True)
records.save_recording(visit, "visit.wav", b"sound")
recordings.remove_folder = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
records.delete(visit)
"""


def run_until_killed(script: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout.split()[0]


def test_killed_in_the_middle_of_saving(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SAVE_WITHOUT_END, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    visit = child.stdout.readline().strip()
    while child.stdout.readline().strip() != "60":
        pass
    child.kill()
    told = max([60, *map(int, child.stdout.read().split())])
    child.wait()

    records = Records(tmp_path)
    versions = records.history(visit, "transcript")

    # Every save that returned is there; the one under way may be.
    assert [v.document.duration for v in versions[:told]] == [float(n) for n in range(1, told + 1)]
    assert len(versions) in (told, told + 1)
    assert records.verify_audit().intact
    records.save(visit, "transcript", versions[0].document)


def test_killed_between_the_file_and_its_row(tmp_path: Path) -> None:
    visit = run_until_killed(KILLED_BEFORE_THE_ROW, str(tmp_path), "known")

    loaded = Records(tmp_path).load(visit)

    assert loaded.title == "Cough"
    assert loaded.recording is not None
    assert Path(loaded.recording.path).read_bytes() == b"sound"


def test_a_recording_of_no_known_encounter_is_listed_as_recovered(tmp_path: Path) -> None:
    visit = run_until_killed(KILLED_BEFORE_THE_ROW, str(tmp_path), "unknown")

    records = Records(tmp_path)

    assert [(s.id, s.title) for s in records.list()] == [(visit, RECOVERED_TITLE)]
    recording = records.load(visit).recording
    assert recording is not None and recording.filename == "visit.wav"
    assert len(Records(tmp_path).list()) == 1


def test_a_deletion_that_was_cut_off_is_finished_and_nothing_comes_back(tmp_path: Path) -> None:
    visit = run_until_killed(KILLED_WHILE_DELETING, str(tmp_path))
    assert (tmp_path / "recordings" / visit).exists()

    records = Records(tmp_path)

    assert records.list() == []
    assert not (tmp_path / "recordings" / visit).exists()
