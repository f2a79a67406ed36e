import errno
import sqlite3
from pathlib import Path

import pytest

from assistant.encounter import Note
from assistant.errors import StorageFailed
from assistant.records import database
from assistant.records.failures import BUSY, DAMAGED, FULL, OTHER, READ_ONLY, storage_errors
from assistant.records.store import Records


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "x"), FULL),
        (OSError(errno.EDQUOT, "x"), FULL),  # the user's share of the disk, not the whole disk
        (PermissionError(errno.EACCES, "x"), READ_ONLY),
        (OSError(errno.EROFS, "x"), READ_ONLY),
        (OSError(errno.EIO, "x"), OTHER),
        (sqlite3.OperationalError("database or disk is full"), FULL),
        (sqlite3.OperationalError("database is locked"), BUSY),
        (sqlite3.OperationalError("attempt to write a readonly database"), READ_ONLY),
        (sqlite3.OperationalError("unable to open database file"), READ_ONLY),
        (sqlite3.DatabaseError("database disk image is malformed"), DAMAGED),
        (sqlite3.OperationalError("disk I/O error"), OTHER),
    ],
)
def test_each_complaint_becomes_one_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(StorageFailed) as caught, storage_errors():
        raise error
    assert str(caught.value) == sentence


def test_a_full_database_loses_nothing(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)
    with records._database.read() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        # SQLite's own limit makes the real "database or disk is full".
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    note.sections[0].statements[0].text = "x" * 100_000

    with pytest.raises(StorageFailed, match="disk is full"):
        records.save(visit, "note", note)

    kept = records.load(visit).note
    assert kept is not None and kept.statements()[0].text.startswith("Ramipril")


def test_a_full_disk_while_a_recording_is_saved_leaves_nothing_half_written(
    tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = records.create("Cough").id
    first = records.save_recording(visit, "a.wav", b"first")

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(StorageFailed, match="disk is full"):
        records.save_recording(visit, "b.wav", b"second")

    assert records.load(visit).recording == first
    assert [f.name for f in (tmp_path / "recordings" / visit).iterdir()] == ["a.wav"]


def test_a_locked_database_is_reported(
    tmp_path: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    impatient = Records(tmp_path)
    other = sqlite3.connect(tmp_path / "records.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailed, match="in use"):
        impatient.create("Cough")
    other.execute("ROLLBACK")
    assert impatient.create("Cough").title == "Cough"


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "records.db"
    file.write_bytes(b"this is no database " * 100)
    with pytest.raises(StorageFailed, match="damaged"):
        Records(tmp_path)
    assert file.read_bytes() == b"this is no database " * 100
