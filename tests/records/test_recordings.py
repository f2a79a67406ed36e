import hashlib
import stat
from pathlib import Path

import pytest

from assistant.records.recordings import safe_name
from assistant.records.store import Records


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("visit.wav", "visit.wav"),
        ("../../etc/passwd", "passwd"),  # no way out of the folder
        ("C:\\Users\\ada\\Visit 1.MP3", "Visit_1.mp3"),
        ("Zoë – 24.11.m4a", "Zoe_24_11.m4a"),
        (".wav", "recording.wav"),  # never a hidden file
        ("..", "recording"),
        ("", "recording"),
        ("中文.ogg", "recording.ogg"),
        ("a.part", "a"),  # the mark of an unfinished file
        ("x" * 300 + ".flac", "x" * 80 + ".flac"),
        ("nul\0byte.wav", "nul_byte.wav"),
    ],
)
def test_names_are_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_the_newest_recording_counts_and_older_files_stay(records: Records) -> None:
    visit = records.create("Cough").id
    first = records.save_recording(visit, "a.wav", b"first")
    second = records.save_recording(visit, "a.wav", b"second")

    assert records.load(visit).recording == second
    assert Path(first.path).read_bytes() == b"first"
    assert Path(second.path).name == "a-2.wav"
    assert second.sha256 == hashlib.sha256(b"second").hexdigest()


def test_a_file_is_copied_and_kept_private(tmp_path: Path, records: Records) -> None:
    source = tmp_path / "from.opus"
    source.write_bytes(b"sound" * 1_000_000)
    recording = records.save_recording(records.create("Cough").id, "/tmp/from.opus", source)

    saved = Path(recording.path)
    assert saved.read_bytes() == source.read_bytes()
    assert recording.filename == "from.opus"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "records.db").stat().st_mode) == 0o600


def test_the_data_folder_can_be_moved(tmp_path: Path) -> None:
    first = Records(tmp_path / "here")
    visit = first.create("Cough").id
    first.save_recording(visit, "a.wav", b"sound")
    first.set_seconds(visit, 12.5)
    first.close()
    (tmp_path / "here").rename(tmp_path / "there")

    recording = Records(tmp_path / "there").load(visit).recording

    assert recording is not None and recording.seconds == 12.5
    assert Path(recording.path).read_bytes() == b"sound"


def test_strange_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "recordings" / "not-an-encounter"
    folder.mkdir(parents=True)
    (folder / "a.wav").write_bytes(b"1")
    half = tmp_path / "recordings" / "11111111-1111-4111-8111-111111111111"
    half.mkdir()
    (half / "abc.part").write_bytes(b"1")

    assert Records(tmp_path).list() == []
    assert (folder / "a.wav").exists()
