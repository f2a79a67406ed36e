"""Recordings as files: written whole and safe on the disk before the database hears of them.

A file without a row means that the process ended between the two; it is found at the next start.
"""

import hashlib
import os
import re
import shutil
import unicodedata
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.encounter import Recording
from assistant.records import audit
from assistant.records.tables import AuditRow, EncounterRow, RecordingRow

FOLDER = "recordings"
RECOVERED_TITLE = "Recovered recording"
_BLOCK = 1 << 20
_LONGEST_NAME = 80
_UNFINISHED = ".part"


def safe_name(filename: str) -> str:
    """A name of ASCII letters, digits, ``-``, ``_`` and one extension, whatever came in."""
    plain = unicodedata.normalize("NFKD", re.split(r"[\\/]", filename)[-1])
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        stem, extension = plain, ""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", stem.encode("ascii", "ignore").decode()).strip("_")
    extension = re.sub(r"[^A-Za-z0-9]", "", extension)[:8].lower()
    # "part" marks a file that is still being written.
    suffix = f".{extension}" if extension and f".{extension}" != _UNFINISHED else ""
    return (stem[:_LONGEST_NAME] or "recording") + suffix


def write_file(data_dir: Path, encounter: str, filename: str, data: bytes | Path) -> tuple[str, str]:
    """Save the audio; return its path relative to ``data_dir`` and its SHA-256.

    Once this returns, the file survives a power cut. Nothing half-written is left when it fails.
    """
    folder = data_dir / FOLDER / str(uuid.UUID(encounter))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free_name(folder, safe_name(filename))
    part = folder / f"{uuid.uuid4().hex}{_UNFINISHED}"
    try:
        digest = _write(part, data)
        part.rename(target)
    except OSError:
        # On a full disk these bytes are what is needed to save anything else.
        part.unlink(missing_ok=True)
        raise
    for directory in (folder, folder.parent, data_dir):
        _sync_folder(directory)
    return target.relative_to(data_dir).as_posix(), digest


def _free_name(folder: Path, name: str) -> Path:
    candidate, number = folder / name, 2
    while candidate.exists():
        candidate = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return candidate


def _write(part: Path, data: bytes | Path) -> str:
    digest = hashlib.sha256()
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        for block in _blocks(data):
            digest.update(block)
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _blocks(data: bytes | Path) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    with data.open("rb") as source:
        while block := source.read(_BLOCK):
            yield block


def _sync_folder(folder: Path) -> None:
    """A renamed file is only safe once its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def add_row(
    session: Session, encounter: str, filename: str, path: str, sha256: str, actor: str
) -> RecordingRow:
    """Tell the database of a saved file, unless another start of Provenote has found it already."""
    row = session.scalar(select(RecordingRow).where(RecordingRow.path == path))
    if row is None:
        row = RecordingRow(
            encounter=encounter,
            filename=re.split(r"[\\/]", filename)[-1],
            path=path,
            sha256=sha256,
            seconds=0.0,
            created=datetime.now(UTC),
        )
        session.add(row)
        audit.append(session, "recording", encounter, actor, {"sha256": sha256})
    return row


def current(session: Session, data_dir: Path, encounter: str) -> Recording | None:
    """The newest recording of an encounter; its path is absolute."""
    mine = select(RecordingRow).where(RecordingRow.encounter == encounter)
    row = session.scalar(mine.order_by(RecordingRow.id.desc()).limit(1))
    return None if row is None else as_model(row, data_dir)


def as_model(row: RecordingRow, data_dir: Path) -> Recording:
    """A row as the recording that the steps know."""
    return Recording(
        filename=row.filename, path=str(data_dir / row.path), sha256=row.sha256, seconds=row.seconds
    )


def remove_folder(data_dir: Path, encounter: str) -> None:
    """Remove every file of a deleted encounter."""
    folder = data_dir / FOLDER / str(uuid.UUID(encounter))
    if folder.exists():
        shutil.rmtree(folder)


def deleted_folders(session: Session, data_dir: Path) -> list[str]:
    """Encounters that a person deleted, by the audit trail, and whose files are still there."""
    deleted = set(session.scalars(select(AuditRow.encounter).where(AuditRow.action == "delete")))
    return sorted(f.name for f in (data_dir / FOLDER).glob("*") if f.name in deleted and f.is_dir())


def orphans(session: Session, data_dir: Path) -> list[Path]:
    """Finished recording files that no row knows."""
    known = set(session.scalars(select(RecordingRow.path)))
    files = (data_dir / FOLDER).glob("*/*")
    return sorted(
        file
        for file in files
        if file.is_file()
        and file.suffix != _UNFINISHED
        and _is_encounter(file.parent.name)
        and file.relative_to(data_dir).as_posix() not in known
    )


def _is_encounter(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False


def recover(session: Session, data_dir: Path, file: Path) -> None:
    """Give a found file its row, and an encounter if it has none."""
    encounter = file.parent.name
    if session.get(EncounterRow, encounter) is None:
        now = datetime.now(UTC)
        session.add(EncounterRow(id=encounter, title=RECOVERED_TITLE, created=now, updated=now))
        session.flush()
    digest = hashlib.sha256()
    for block in _blocks(file):
        digest.update(block)
    path = file.relative_to(data_dir).as_posix()
    add_row(session, encounter, file.name, path, digest.hexdigest(), actor="")
