import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.encounter import Handout, HandoutSection, HandoutSentence, Note, Suggestion, Transcript
from assistant.errors import GateClosed, InputRefused, StorageFailed
from assistant.records import audit
from assistant.records.store import UNTITLED, Records

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


def handout_for(note: Note) -> Handout:
    sentence = HandoutSentence(text="Take one tablet a day.", source=["s1"])
    return Handout(sections=[HandoutSection(title="Next", sentences=[sentence])], note_sha256=note.sha256())


def test_everything_is_there_after_a_restart(tmp_path: Path, note: Note, transcript: Transcript) -> None:
    first = Records(tmp_path)
    visit = first.create("Cough")
    recording = first.save_recording(visit.id, "visit.wav", b"sound")
    first.save(visit.id, "transcript", transcript)
    first.save(visit.id, "suggestions", [Suggestion(problem="Cough")])
    signed = first.sign(visit.id, note, "Dr Ada", AT)
    handout = first.approve(visit.id, handout_for(note), "Dr Ada", AT)
    first.close()

    loaded = Records(tmp_path).load(visit.id)

    assert loaded.recording == recording
    assert Path(recording.path).read_bytes() == b"sound"
    assert (loaded.title, loaded.created, loaded.transcript) == ("Cough", visit.created, transcript)
    assert loaded.suggestions == [Suggestion(problem="Cough")]
    assert loaded.note == signed and signed.is_signed()
    assert loaded.handout == handout and handout.is_approved()


def test_versions_are_kept_and_the_latest_counts(records: Records, transcript: Transcript) -> None:
    visit = records.create("Cough").id
    corrected = transcript.model_copy(deep=True)
    corrected.utterances[0].text = "I cough by day."

    numbers = [records.save(visit, "transcript", t, actor="Ada") for t in (transcript, corrected)]

    assert numbers == [1, 2]
    assert records.load(visit).transcript == corrected
    assert records.original_transcript(visit) == transcript
    assert [(v.version, v.actor) for v in records.history(visit, "transcript")] == [(1, "Ada"), (2, "Ada")]


def test_of_checkpoints_only_the_newest_is_kept_until_cleared(
    records: Records, transcript: Transcript
) -> None:
    visit = records.create("Cough").id
    longer = transcript.model_copy(update={"duration": 9.0})
    records.save(visit, "transcript_part", transcript)
    records.save(visit, "transcript_part", longer)

    assert records.latest(visit, "transcript_part") == longer
    assert len(records.history(visit, "transcript_part")) == 1
    records.clear(visit, "transcript_part")
    assert records.latest(visit, "transcript_part") is None


def test_a_document_under_the_wrong_kind_is_not_stored(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    with pytest.raises(ValueError, match="Transcript"):
        records.save(visit, "transcript", note)
    assert records.load(visit).transcript is None


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["100% effort", "Зоя, cough"]),  # everything, the last changed first
        ("COUGH", ["Зоя, cough"]),  # any case
        ("зоя", ["Зоя, cough"]),  # any case in other scripts
        ("%", ["100% effort"]),  # a wildcard is an ordinary character
        ("_", []),
        ("fever", []),
    ],
)
def test_search_by_title(records: Records, search: str, found: list[str]) -> None:
    for title in ("Зоя, cough", "100% effort"):
        records.create(title)
    assert [summary.title for summary in records.list(search)] == found


def test_a_title_is_one_line_and_never_empty(records: Records) -> None:
    assert records.create(" \n").title == UNTITLED
    visit = records.create("a\nb").id
    assert records.load(visit).title == "a b"
    records.rename(visit, "x" * 999)
    assert len(records.load(visit).title) == 200


def test_steps_follow_the_encounter(records: Records, note: Note, transcript: Transcript) -> None:
    visit = records.create("Cough").id

    def steps() -> list[str]:
        return list(records.summary(visit).steps.values())

    assert steps() == ["todo"] * 6
    records.save_recording(visit, "a.wav", b"1")
    records.save(visit, "transcript_part", transcript)
    assert steps() == ["done", "started", "todo", "todo", "todo", "todo"]
    records.save(visit, "transcript", transcript)
    records.save(visit, "note", note)
    assert steps() == ["done", "done", "done", "todo", "todo", "todo"]
    records.sign(visit, note, "Ada", AT)
    records.save(visit, "handout", handout_for(note))
    assert steps() == ["done", "done", "done", "done", "started", "todo"]
    records.approve(visit, handout_for(note), "Ada", AT)
    records.audit("export", visit, "Ada", {"format": "pdf"})
    assert steps() == ["done"] * 6


def test_a_change_of_the_signed_note_makes_later_steps_stale(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    signed = records.sign(visit, note, "Ada", AT)
    records.approve(visit, handout_for(note), "Ada", AT)
    records.audit("export", visit, "Ada")
    signed.sections[0].statements[0].text = "Ramipril 10 mg once daily."

    records.save(visit, "note", signed)

    steps = records.summary(visit).steps
    assert (steps["sign"], steps["handout"], steps["export"]) == ("stale", "stale", "stale")
    loaded = records.load(visit).note
    assert loaded is not None and not loaded.is_signed()


def test_an_addendum_is_out_of_date_until_it_is_signed(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    first = records.sign(visit, note, "Dr Ada", AT)
    changed = note.model_copy(deep=True, update={"amends": first.sha256()})
    changed.statements()[0].text = "Ramipril 10 mg once daily."
    records.save(visit, "note", changed)
    assert records.summary(visit).steps["sign"] == "stale"
    records.sign(visit, changed, "Dr Ada", AT)
    assert records.summary(visit).steps["sign"] == "done"


def test_signing_stores_who_when_and_the_hash_with_an_audit_row(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    signed = records.sign(visit, note, " Dr  Ada ", AT)

    assert signed.signature is not None
    assert (signed.signature.by, signed.signature.at) == ("Dr Ada", AT)
    assert signed.signature.sha256 == note.sha256()
    assert note.signature is None
    entry = records.audit_log(visit)[-1]
    assert (entry.action, entry.actor) == ("sign", "Dr Ada")
    assert entry.detail == {"sha256": note.sha256(), "version": 1}


def test_without_its_audit_row_nothing_is_signed(
    records: Records, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)

    def refuse(*args: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(audit, "append", refuse)
    with pytest.raises(StorageFailed, match="disk is full"):
        records.sign(visit, note, "Ada", AT)
    assert records.load(visit).note == note


def test_a_signature_needs_a_name(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    with pytest.raises(GateClosed, match="name"):
        records.sign(visit, note, "  ", AT)
    assert records.load(visit).note is None


def test_a_signature_cannot_be_slipped_in_by_saving(records: Records, note: Note) -> None:
    visit, other = records.create("Cough").id, records.create("Other").id
    signed = records.sign(other, note, "Ada", AT)
    assert signed.signature is not None
    later = signed.signature.model_copy(update={"at": AT + timedelta(days=1)})

    with pytest.raises(GateClosed):
        records.save(visit, "note", signed)
    with pytest.raises(GateClosed):
        records.save(other, "note", signed.model_copy(update={"signature": later}))
    assert records.load(visit).note is None


def test_deleting_removes_text_and_sound_and_keeps_the_trail(
    tmp_path: Path, records: Records, note: Note
) -> None:
    visit = records.create("Cough of Mrs Zebra").id
    recording = records.save_recording(visit, "a.wav", b"sound")
    records.save(visit, "note", note)

    records.delete(visit, actor="Ada")

    assert records.list() == []
    assert not Path(recording.path).exists()
    assert [e.action for e in records.audit_log(visit)] == ["create", "recording", "delete"]
    for file in tmp_path.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert b"Zebra" not in content and b"Ramipril" not in content
    with pytest.raises(InputRefused, match="deleted"):
        records.load(visit)


@pytest.mark.parametrize("strange", ["../../etc", "", "nothing", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_encounter_is_refused_everywhere(records: Records, note: Note, strange: str) -> None:
    for call in (
        lambda: records.load(strange),
        lambda: records.summary(strange),
        lambda: records.delete(strange),
        lambda: records.save(strange, "note", note),
        lambda: records.sign(strange, note, "Ada", AT),
        lambda: records.save_recording(strange, "a.wav", b"1"),
    ):
        with pytest.raises(InputRefused):
            call()
    assert records.audit_log() == []


def test_two_threads_share_one_store(records: Records, transcript: Transcript) -> None:
    visit = records.create("Cough").id

    def work(name: str) -> None:
        for _ in range(20):
            records.save(visit, "transcript", transcript, actor=name)
            records.audit("edit", visit, name)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("page", "worker")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [v.version for v in records.history(visit, "transcript")] == list(range(1, 41))
    assert records.verify_audit() == audit.AuditCheck(True, 41)


def test_a_document_of_a_newer_version_is_refused(tmp_path: Path, records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)
    with sqlite3.connect(tmp_path / "records.db") as connection:
        connection.execute("DROP TRIGGER documents_are_kept")
        connection.execute("UPDATE documents SET format = 99")
    with pytest.raises(InputRefused, match="newer Provenote: update"):
        records.load(visit)


def test_a_damaged_document_is_reported_without_its_text(
    tmp_path: Path, records: Records, note: Note
) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)
    with sqlite3.connect(tmp_path / "records.db") as connection:
        connection.execute("DROP TRIGGER documents_are_kept")
        connection.execute("UPDATE documents SET json = replace(json, 'sections', 'Ramipril')")
    with pytest.raises(StorageFailed, match="damaged") as caught:
        records.load(visit)
    assert "Ramipril" not in str(caught.value)
