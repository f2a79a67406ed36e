from datetime import UTC, datetime, timedelta

from assistant.encounter import Note
from assistant.records.store import Records

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


def reworded(note: Note, text: str) -> Note:
    changed = note.model_copy(deep=True, update={"signature": None})
    changed.statements()[0].text = text
    return changed


def test_the_draft_is_the_last_version_that_no_person_made(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", reworded(note, "The first draft."))
    records.save(visit, "note", reworded(note, "The first draft, corrected."), actor="Dr Ada")
    records.save(visit, "note", reworded(note, "Drafted again."))
    corrected = reworded(note, "Drafted again, corrected.")
    records.save(visit, "note", corrected, actor="Dr Ada")
    records.sign(visit, corrected, "Dr Ada", AT)
    ((draft, signed),) = records.drafts_and_signed()
    assert draft.statements()[0].text == "Drafted again."
    assert signed.is_signed() and signed.statements()[0].text == "Drafted again, corrected."


def test_the_last_of_several_signed_notes_counts(records: Records, note: Note) -> None:
    visit = records.create("Cough").id
    records.save(visit, "note", note)
    records.sign(visit, note, "Dr Ada", AT)
    records.sign(visit, reworded(note, "An addendum."), "Dr Ada", AT)
    records.save(visit, "note", reworded(note, "Not signed yet."), actor="Dr Ada")
    ((draft, signed),) = records.drafts_and_signed()
    assert (draft, signed.statements()[0].text) == (note, "An addendum.")


def test_unsigned_undrafted_and_older_notes_are_left_out(records: Records, note: Note) -> None:
    records.save(records.create("Only drafted").id, "note", note)
    records.sign(records.create("Never drafted").id, note, "Dr Ada", AT)
    assert records.drafts_and_signed() == []
    visit = records.create("Signed").id
    records.save(visit, "note", note)
    records.sign(visit, note, "Dr Ada", AT)
    now = datetime.now(UTC)
    assert len(records.drafts_and_signed(since=now - timedelta(hours=1))) == 1
    assert records.drafts_and_signed(since=now + timedelta(hours=1)) == []


def test_each_signed_note_can_be_read_as_it_was(records: Records, note: Note) -> None:
    visit, other = records.create("Cough").id, records.create("Other").id
    first = records.sign(visit, note, "Dr Ada", AT)
    records.save(visit, "note", reworded(note, "Not signed."), actor="Dr Ada")
    second = records.sign(visit, reworded(note, "An addendum."), "Dr Eve", AT)
    records.sign(other, note, "Dr Ada", AT)
    kept = records.signed_notes(visit)
    assert [(version.actor, version.document) for version in kept] == [("Dr Ada", first), ("Dr Eve", second)]
