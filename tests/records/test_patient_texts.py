"""Texts for patients in the database: versions only grow, and the trail holds no patient text."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import GateClosed, InputRefused, StorageFailed
from assistant.records.migrate import upgrade
from assistant.records.patient_texts import Content, PatientTexts
from assistant.records.store import Records

ID = "22222222-2222-4222-8222-222222222222"
ZEBRA = Content("Zebra letter", "letter", "draft", '{"text": "zebra"}', "A zebra came.", "d1")


@pytest.fixture
def texts(tmp_path: Path) -> PatientTexts:
    return PatientTexts(tmp_path)


def test_versions_are_numbered_and_kept(texts: PatientTexts) -> None:
    assert texts.append(ID, ZEBRA, "made", "Ann") == 1
    assert texts.append(ID, replace(ZEBRA, json="{}"), "edited", "Bo", "because") == 2
    assert [(v.version, v.action, v.actor, v.comment) for v in texts.versions(ID)] == [
        (1, "made", "Ann", ""),
        (2, "edited", "Bo", "because"),
    ]
    assert texts.version(ID, 1).json == ZEBRA.json
    assert texts.version(ID).json == "{}"
    assert [one.versions for one in texts.list()] == [2]


def test_the_trail_holds_no_patient_text(texts: PatientTexts, tmp_path: Path) -> None:
    texts.append(ID, ZEBRA, "made", "Ann", "the zebra comment")
    texts.append(ID, replace(ZEBRA, attested="d1"), "approved", "Ann")
    texts.delete(ID, "Ann")
    log = texts.audit_log(ID)
    assert [one.action for one in log] == [
        "patient text made",
        "patient text approved",
        "patient text deleted",
    ]
    assert log[1].detail == {"version": 2, "sha256": "d1"}
    assert "zebra" not in str(log).lower()
    assert Records(tmp_path).verify_audit().intact


def test_an_approval_comes_in_with_its_action_only(texts: PatientTexts) -> None:
    texts.append(ID, ZEBRA, "made", "Ann")
    with pytest.raises(GateClosed, match="Use Approve"):
        texts.append(ID, replace(ZEBRA, attested="d1"), "edited", "Ann")
    texts.append(ID, replace(ZEBRA, attested="d1"), "approved", "Ann")
    texts.append(ID, replace(ZEBRA, attested="d1"), "renamed", "Ann")
    assert len(texts.versions(ID)) == 3, "what was refused left nothing"


def test_a_new_text_cannot_bring_an_approval(texts: PatientTexts) -> None:
    with pytest.raises(GateClosed):
        texts.append(ID, replace(ZEBRA, attested="d1"), "made", "Ann")
    assert texts.list() == []


def test_search_finds_titles_and_what_was_approved_as_it_stands(texts: PatientTexts) -> None:
    texts.append(ID, ZEBRA, "made", "Ann")
    assert texts.list("CAME") == []
    texts.append(ID, replace(ZEBRA, attested="d1"), "approved", "Ann")
    assert [one.id for one in texts.list("CAME")] == [ID]
    assert [one.id for one in texts.list("zebra LETTER")] == [ID]
    assert texts.list("came", status="sent_back") == []


def test_the_database_refuses_to_change_a_version(texts: PatientTexts, tmp_path: Path) -> None:
    texts.append(ID, ZEBRA, "made", "Ann")
    with sqlite3.connect(tmp_path / "records.db") as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE patient_text_versions SET json = '{}'")


def test_a_deleted_text_leaves_no_words_in_the_file(texts: PatientTexts, tmp_path: Path) -> None:
    texts.append(ID, ZEBRA, "made", "Ann")
    texts.delete(ID, "Ann")
    assert b"zebra" not in b"".join(path.read_bytes() for path in tmp_path.glob("records.db*")).lower()
    with pytest.raises(InputRefused, match="no longer there"):
        texts.versions(ID)
    with pytest.raises(InputRefused, match="no longer there"):
        texts.delete(ID, "Ann")


def test_records_of_the_revision_before_get_the_tables(tmp_path: Path) -> None:
    upgrade(tmp_path / "records.db", "0002")
    texts = PatientTexts(tmp_path)
    texts.append(ID, ZEBRA, "made", "Ann")
    assert [one.title for one in texts.list()] == ["Zebra letter"]


def test_encounters_and_texts_live_side_by_side(tmp_path: Path) -> None:
    records, texts = Records(tmp_path), PatientTexts(tmp_path)
    visit = records.create("Cough").id
    texts.append(ID, ZEBRA, "made", "Ann")
    assert [one.id for one in records.list()] == [visit]
    assert [one.id for one in texts.list()] == [ID]
    texts.delete(ID, "Ann")
    assert [one.id for one in Records(tmp_path).list()] == [visit]


def test_a_damaged_database_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageFailed, match="damaged"):
        PatientTexts(tmp_path)
