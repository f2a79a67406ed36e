"""All encounters of this computer. The one door to the database and the recordings."""

import builtins
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from assistant.encounter import Encounter, Handout, Note, Recording, Signature, Transcript
from assistant.errors import GateClosed, InputRefused
from assistant.records import audit as trail
from assistant.records import documents, recordings
from assistant.records.audit import AuditCheck, AuditEntry
from assistant.records.database import Database
from assistant.records.documents import Kind, Part, Stored, Version
from assistant.records.drafts import drafts_and_signed
from assistant.records.failures import storage_errors
from assistant.records.listing import Summary, summaries
from assistant.records.migrate import upgrade
from assistant.records.tables import EncounterRow, RecordingRow

DATABASE = "records.db"
UNTITLED = "Untitled encounter"
LONGEST_TITLE = 200
GONE = "This encounter is no longer there: it may have been deleted. Go back to the list."


class Records:
    """Encounters in one data folder. Safe to use from several threads and several processes.

    Every method raises StorageFailed when the disk or the database refuses; then nothing of that
    call is stored, except that a recording that reached the disk is found at the next start.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir.absolute()
        upgrade(self.data_dir / DATABASE)
        self._database = Database(self.data_dir / DATABASE)
        self._recover()

    def close(self) -> None:
        """Let go of the database file."""
        self._database.close()

    # Encounters

    def create(self, title: str, actor: str = "") -> Encounter:
        """A new, empty encounter."""
        now, name = datetime.now(UTC), _title(title)
        row = EncounterRow(id=str(uuid.uuid4()), title=name, created=now, updated=now)
        encounter = Encounter(id=row.id, title=name, created=now, updated=now)
        with self._database.write() as session:
            session.add(row)
            trail.append(session, "create", encounter.id, actor, {})
        return encounter

    def list(self, search: str = "") -> builtins.list[Summary]:
        """Encounters whose title contains ``search``, the last changed first."""
        with self._database.read() as session:
            return summaries(session, search)

    def summary(self, encounter: str) -> Summary:
        """One line of the list: how far this encounter has come. Raises InputRefused when it is gone."""
        with self._database.read() as session:
            found = summaries(session, only=encounter)
        if not found:
            raise InputRefused(GONE)
        return found[0]

    def load(self, encounter: str) -> Encounter:
        """The encounter with the latest version of everything. Raises InputRefused when it is gone."""
        with self._database.read() as session:
            row = _existing(session, encounter)
            return Encounter(
                id=row.id,
                title=row.title,
                created=row.created,
                updated=row.updated,
                recording=recordings.current(session, self.data_dir, encounter),
                transcript=documents.latest(session, encounter, "transcript"),
                note=documents.latest(session, encounter, "note"),
                suggestions=documents.latest(session, encounter, "suggestions"),
                handout=documents.latest(session, encounter, "handout"),
                translations=documents.translations(session, encounter),
            )

    def rename(self, encounter: str, title: str) -> None:
        """Give it another title."""
        with self._change(encounter) as session:
            _existing(session, encounter).title = _title(title)

    def delete(self, encounter: str, actor: str = "") -> None:
        """Remove the encounter and its recordings. The audit trail keeps that it was there."""
        with self._database.write() as session:
            _existing(session, encounter)
            trail.append(session, "delete", encounter, actor, {})
            session.execute(delete(EncounterRow).where(EncounterRow.id == encounter))
        # If the process ends here, the next start reads "delete" in the trail and removes the files.
        with storage_errors():
            recordings.remove_folder(self.data_dir, encounter)
        self._database.erase_traces()

    # Documents

    def save(self, encounter: str, kind: Kind, document: Stored, actor: str = "") -> int:
        """Add a version and return its number. Earlier versions stay; of ``*_part`` only the newest does.

        ``actor`` is the person who changed it, "" for a step of the machine. Raises GateClosed for a
        note with a signature that ``sign`` did not store.
        """
        with self._change(encounter) as session:
            return self._append(session, encounter, kind, document, actor)

    def decide(
        self, encounter: str, kind: Kind, document: Stored, actor: str, action: str, detail: dict[str, Any]
    ) -> int:
        """Add a version that a person's decision made, together with its audit row, or nothing at all.

        ``detail`` must not hold patient text; the version's number is added to it.
        """
        with self._change(encounter) as session:
            version = self._append(session, encounter, kind, document, actor)
            trail.append(session, action, encounter, actor, {**detail, "version": version})
            return version

    def _append(self, session: Session, encounter: str, kind: Kind, document: Stored, actor: str) -> int:
        if kind == "note" and isinstance(document, Note):
            _refuse_foreign_signature(session, encounter, document)
        return documents.append(session, encounter, kind, document, actor).version

    def latest(self, encounter: str, kind: Kind) -> Any:
        """The newest version of one kind as its model, or None; also for the ``*_part`` kinds."""
        with self._database.read() as session:
            return documents.latest(session, encounter, kind)

    def clear(self, encounter: str, kind: Part) -> None:
        """Remove the checkpoint of a step that has finished."""
        with self._database.write() as session:
            documents.clear(session, encounter, kind)

    def history(self, encounter: str, kind: Kind) -> builtins.list[Version]:
        """All versions, oldest first."""
        with self._database.read() as session:
            return [
                Version(row.version, row.actor, row.created, documents.parse(row))
                for row in documents.rows(session, encounter, kind)
            ]

    def signed_notes(self, encounter: str) -> builtins.list[Version]:
        """Every note that was signed, oldest first, each as it was when it was signed."""
        with self._database.read() as session:
            return [
                Version(row.version, row.actor, row.created, documents.parse(row))
                for row in documents.signed_rows(session, encounter)
            ]

    def drafts_and_signed(self, since: datetime | None = None) -> builtins.list[tuple[Note, Note]]:
        """Of each encounter that was signed from ``since`` on: the note as drafted and as signed last."""
        with self._database.read() as session:
            return drafts_and_signed(session, since)

    def original_transcript(self, encounter: str) -> Transcript | None:
        """The transcript as it was before anybody corrected it."""
        versions = self.history(encounter, "transcript")
        return versions[0].document if versions else None

    # Signing

    def sign(self, encounter: str, note: Note, by: str, at: datetime) -> Note:
        """Store ``note`` signed, together with its audit row, or nothing at all; return it."""
        signed = note.model_copy(update={"signature": _signature(by, at, note.sha256())})
        self._attest(encounter, "note", signed, "sign", signed.signature)
        return signed

    def approve(
        self, encounter: str, handout: Handout, by: str, at: datetime, kind: Kind = "handout"
    ) -> Handout:
        """Store a handout or translation approved, with its audit row, or nothing at all; return it."""
        approved = handout.model_copy(update={"approval": _signature(by, at, handout.sha256())})
        self._attest(encounter, kind, approved, "approve", approved.approval)
        return approved

    def _attest(
        self, encounter: str, kind: Kind, document: Note | Handout, action: str, signature: Signature | None
    ) -> None:
        assert signature is not None
        with self._change(encounter) as session:
            row = documents.append(session, encounter, kind, document, signature.by)
            detail = {"sha256": signature.sha256, "version": row.version}
            trail.append(session, action, encounter, signature.by, detail)

    # Recordings

    def save_recording(self, encounter: str, filename: str, data: bytes | Path, actor: str = "") -> Recording:
        """Save an audio file as the encounter's recording; earlier recordings are kept beside it.

        The file is safe on the disk before the database is asked anything.
        """
        _refuse_strange_id(encounter)
        with storage_errors():
            path, digest = recordings.write_file(self.data_dir, encounter, filename, data)
        with self._change(encounter) as session:
            row = recordings.add_row(session, encounter, filename, path, digest, actor)
            session.flush()
            return recordings.as_model(row, self.data_dir)

    def set_seconds(self, encounter: str, seconds: float) -> None:
        """Note how long the recording is, once it was decoded."""
        with self._change(encounter) as session:
            recording = recordings.current(session, self.data_dir, encounter)
            if recording is not None:
                path = Path(recording.path).relative_to(self.data_dir).as_posix()
                session.execute(update(RecordingRow).where(RecordingRow.path == path).values(seconds=seconds))

    def _recover(self) -> None:
        """Finish a deletion and take in recordings that were cut off from their row."""
        with self._database.read() as session:
            for encounter in recordings.deleted_folders(session, self.data_dir):
                recordings.remove_folder(self.data_dir, encounter)
            found = recordings.orphans(session, self.data_dir)
        for file in found:
            with self._database.write() as session:
                recordings.recover(session, self.data_dir, file)

    # Audit trail

    def audit(self, action: str, encounter: str, actor: str, detail: dict[str, Any] | None = None) -> None:
        """Record what a person did. ``detail`` must not hold patient text."""
        with self._database.write() as session:
            trail.append(session, action, encounter, actor, detail or {})

    def audit_log(self, encounter: str = "") -> builtins.list[AuditEntry]:
        """The trail of one encounter, or the whole of it, oldest first."""
        with self._database.read() as session:
            return trail.entries(session, encounter)

    def verify_audit(self) -> AuditCheck:
        """Whether every row of the trail is as it was written."""
        with self._database.read() as session:
            return trail.verify(session)

    @contextmanager
    def _change(self, encounter: str) -> Iterator[Session]:
        """A writing session on an encounter that exists; marks it as changed now."""
        with self._database.write() as session:
            _existing(session, encounter).updated = datetime.now(UTC)
            yield session


def _title(title: str) -> str:
    return " ".join(title.split())[:LONGEST_TITLE] or UNTITLED


def _existing(session: Session, encounter: str) -> EncounterRow:
    row = session.get(EncounterRow, encounter)
    if row is None:
        raise InputRefused(GONE)
    return row


def _refuse_strange_id(encounter: str) -> None:
    try:
        uuid.UUID(encounter)
    except ValueError:
        raise InputRefused(GONE) from None


def _signature(by: str, at: datetime, sha256: str) -> Signature:
    if not by.strip():
        raise GateClosed("Enter your name first: a signature needs a person.")
    return Signature(by=" ".join(by.split()), at=at, sha256=sha256)


def _refuse_foreign_signature(session: Session, encounter: str, note: Note) -> None:
    if note.signature is None:
        return
    stored = documents.latest(session, encounter, "note")
    if stored is None or stored.signature != note.signature:
        raise GateClosed("A note can only be signed together with its audit record. Use Sign.")
