"""The audit trail: rows that only grow, each carrying the hash of the one before.

A changed, removed or inserted row breaks the chain from there on. There is no secret key: the chain
shows accidents and edits of the file, not a rewrite of the whole trail by someone who has it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from assistant.records.tables import AuditRow

START = "0" * 64
"""Stands where the first row would have the hash of the one before."""


@dataclass(frozen=True)
class AuditEntry:
    """What was done, to which encounter (empty: to none), by whom and when."""

    at: datetime
    action: str
    encounter: str
    actor: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class AuditCheck:
    """Whether the chain holds; ``broken_at`` is the number of the first row that does not fit."""

    intact: bool
    entries: int
    broken_at: int | None = None


def row_hash(row: AuditRow) -> str:
    """SHA-256 over every field of the row, the hash before it included."""
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [row.id, at, row.action, row.encounter, row.actor, row.detail, row.previous]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=True).encode()).hexdigest()


def append(session: Session, action: str, encounter: str, actor: str, detail: dict[str, Any]) -> None:
    """Add a row in the caller's transaction, which must be a writing one. No patient text in ``detail``."""
    last = session.scalar(select(AuditRow).order_by(AuditRow.id.desc()).limit(1))
    row = AuditRow(
        id=_next_number(session),
        at=datetime.now(UTC),
        action=action,
        encounter=encounter,
        actor=actor,
        detail=json.dumps(detail, ensure_ascii=False, sort_keys=True),
        previous=last.hash if last else START,
    )
    row.hash = row_hash(row)
    session.add(row)
    session.flush()


def _highest_number(session: Session) -> int:
    """The highest number ever given, remembered by SQLite even when its row was removed."""
    return session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")) or 0


def _next_number(session: Session) -> int:
    return _highest_number(session) + 1


def entries(session: Session, encounter: str = "") -> list[AuditEntry]:
    """The trail of one encounter, or of all, oldest first."""
    rows = select(AuditRow).order_by(AuditRow.id)
    if encounter:
        rows = rows.where(AuditRow.encounter == encounter)
    return [
        AuditEntry(row.at, row.action, row.encounter, row.actor, json.loads(row.detail))
        for row in session.scalars(rows)
    ]


def verify(session: Session) -> AuditCheck:
    """Walk the whole chain."""
    previous, count = START, 0
    for count, row in enumerate(session.scalars(select(AuditRow).order_by(AuditRow.id)), start=1):
        if row.id != count or row.previous != previous or row.hash != row_hash(row):
            return AuditCheck(False, count, broken_at=count)
        previous = row.hash
    missing = _highest_number(session) > count
    return AuditCheck(not missing, count, broken_at=count + 1 if missing else None)
