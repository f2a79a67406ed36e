"""Drafts and what became of them: for each encounter the note as drafted and as it was signed last."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.encounter import Note
from assistant.records import documents
from assistant.records.tables import DocumentRow


def drafts_and_signed(session: Session, since: datetime | None) -> list[tuple[Note, Note]]:
    """The last version that a machine wrote before a person signed, and that signed version.

    Only notes that were signed from ``since`` on; encounters whose note was never drafted are left out.
    """
    last = {row.encounter: row for row in documents.signed_rows(session, since=since)}
    found = []
    for signed in last.values():
        draft = _draft_before(session, signed)
        if draft is not None:
            found.append((documents.parse(draft), documents.parse(signed)))
    return found


def _draft_before(session: Session, signed: DocumentRow) -> DocumentRow | None:
    """A version without an actor is a machine's."""
    d = DocumentRow
    newest = select(func.max(d.id)).where(
        d.encounter == signed.encounter, d.kind == "note", d.actor == "", d.attested == "", d.id < signed.id
    )
    return session.scalar(select(d).where(d.id == newest.scalar_subquery()))
