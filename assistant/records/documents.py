"""Versions of the documents of an encounter: each save adds one, the latest is what counts.

The ``*_part`` kinds are checkpoints of a step under way. Only the newest checkpoint is kept: a long
visit is saved after every few utterances, and all those copies would fill the disk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter, ValidationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from assistant.encounter import FORMAT, Handout, Note, Suggestion, Transcript
from assistant.errors import StorageFailed
from assistant.records.exchange import refuse_newer
from assistant.records.tables import DocumentRow

Kind = Literal["transcript", "transcript_part", "note", "note_part", "suggestions", "handout", "translation"]
Part = Literal["transcript_part", "note_part"]
Stored = Transcript | Note | Handout | Sequence[Suggestion]

PARTS: tuple[Kind, ...] = ("transcript_part", "note_part")
_SHAPES: dict[Kind, TypeAdapter[Any]] = {
    "transcript": TypeAdapter(Transcript),
    "transcript_part": TypeAdapter(Transcript),
    "note": TypeAdapter(Note),
    "note_part": TypeAdapter(Note),
    "suggestions": TypeAdapter(list[Suggestion]),
    "handout": TypeAdapter(Handout),
    "translation": TypeAdapter(Handout),
}


@dataclass(frozen=True)
class Version:
    """One stored version, numbered from 1."""

    version: int
    actor: str
    created: datetime
    document: Any


def append(session: Session, encounter: str, kind: Kind, document: Stored, actor: str) -> DocumentRow:
    """Add a version in the caller's transaction, which must be a writing one."""
    if kind in PARTS:
        clear(session, encounter, kind)
    row = DocumentRow(
        encounter=encounter,
        kind=kind,
        version=_last_version(session, encounter, kind) + 1,
        format=FORMAT,
        json=_to_json(kind, document),
        actor=actor,
        created=datetime.now(UTC),
        **_hashes(document),
    )
    session.add(row)
    session.flush()
    return row


def _to_json(kind: Kind, document: Stored) -> str:
    plain = list(document) if kind == "suggestions" and not isinstance(document, BaseModel) else document
    shape = _SHAPES[kind]
    # Checked before writing: a document under the wrong kind could never be read again.
    return shape.dump_json(shape.validate_python(plain)).decode()


def _hashes(document: Stored) -> dict[str, str]:
    if isinstance(document, Note):
        attested = document.signature.sha256 if document.signature else ""
        return {"digest": document.sha256(), "attested": attested, "basis": document.amends}
    if isinstance(document, Handout):
        approval = document.approval
        attested = approval.sha256 if approval else ""
        return {"digest": document.sha256(), "attested": attested, "basis": document.note_sha256}
    return {"digest": "", "attested": "", "basis": ""}


def _last_version(session: Session, encounter: str, kind: Kind) -> int:
    mine = (DocumentRow.encounter == encounter) & (DocumentRow.kind == kind)
    return session.scalar(select(func.max(DocumentRow.version)).where(mine)) or 0


def clear(session: Session, encounter: str, kind: Kind) -> None:
    """Remove the checkpoint of a step."""
    session.execute(
        delete(DocumentRow).where(DocumentRow.encounter == encounter, DocumentRow.kind == kind),
        execution_options={"synchronize_session": False},
    )


def rows(session: Session, encounter: str, kind: Kind) -> list[DocumentRow]:
    """All versions, oldest first."""
    mine = (DocumentRow.encounter == encounter) & (DocumentRow.kind == kind)
    return list(session.scalars(select(DocumentRow).where(mine).order_by(DocumentRow.version)))


def signed_rows(session: Session, encounter: str = "", since: datetime | None = None) -> list[DocumentRow]:
    """Notes that carry a signature of their own text, oldest first; of all encounters when none is named."""
    d = DocumentRow
    signed = select(d).where(d.kind == "note", d.attested != "", d.attested == d.digest)
    if encounter:
        signed = signed.where(d.encounter == encounter)
    if since is not None:
        signed = signed.where(d.created >= since)
    return list(session.scalars(signed.order_by(d.id)))


def latest(session: Session, encounter: str, kind: Kind) -> Any:
    """The newest version as its model, or None."""
    mine = (DocumentRow.encounter == encounter) & (DocumentRow.kind == kind)
    row = session.scalar(select(DocumentRow).where(mine).order_by(DocumentRow.version.desc()).limit(1))
    return None if row is None else parse(row)


def translations(session: Session, encounter: str) -> dict[str, Handout]:
    """The newest translation into each language, by its code."""
    return {found.language: found for found in map(parse, rows(session, encounter, "translation"))}


def parse(row: DocumentRow) -> Any:
    """A stored row as its model.

    Raises InputRefused when a newer Provenote wrote it, StorageFailed when it cannot be read.
    """
    kind: Kind = row.kind  # type: ignore[assignment]  # only `append` writes this column
    name = kind.removesuffix("_part")
    refuse_newer(row.format, name)
    try:
        return _SHAPES[kind].validate_json(row.json)
    except ValidationError:
        raise StorageFailed(
            f"A stored {name} is damaged and cannot be read. Earlier versions are still there; "
            "put a backup of the data folder in place if they are not enough."
        ) from None
