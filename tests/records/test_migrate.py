import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from assistant.encounter import Note
from assistant.errors import StorageFailed
from assistant.records.database import open_engine
from assistant.records.migrate import upgrade
from assistant.records.store import Records
from assistant.records.tables import Base

VISIT = "11111111-1111-4111-8111-111111111111"
NOW = "2026-11-24T14:05:00.000000+00:00"


def test_an_empty_folder_becomes_a_database(tmp_path: Path) -> None:
    assert Records(tmp_path / "new" / "deep").list() == []


def test_the_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    upgrade(tmp_path / "records.db")
    with open_engine(tmp_path / "records.db").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_records_of_the_first_revision_are_kept(tmp_path: Path, note: Note) -> None:
    file = tmp_path / "records.db"
    upgrade(file, "0001")
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO encounters VALUES (?, 'Cough', ?, ?)", (VISIT, NOW, NOW))
        connection.execute(
            "INSERT INTO documents (encounter, kind, version, format, json, digest, attested, basis, actor,"
            " created) VALUES (?, 'note', 1, 1, ?, '', '', '', '', ?)",
            (VISIT, note.model_dump_json(), NOW),
        )
    connection.close()

    records = Records(tmp_path)

    assert records.load(VISIT).note == note
    records.save(VISIT, "note", note)
    assert len(records.history(VISIT, "note")) == 2


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    visit = Records(tmp_path).create("Cough").id
    assert Records(tmp_path).load(visit).title == "Cough"


def test_records_of_a_newer_provenote_are_refused_and_left_alone(tmp_path: Path) -> None:
    first = Records(tmp_path)
    first.create("Cough")
    first.close()
    with sqlite3.connect(tmp_path / "records.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(StorageFailed, match="newer Provenote"):
        Records(tmp_path)

    with sqlite3.connect(tmp_path / "records.db") as connection:
        assert connection.execute("SELECT title FROM encounters").fetchall() == [("Cough",)]
    connection.close()
