"""Texts for patients that belong to no encounter: their list, their versions, and the trail of decisions."""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from assistant.encounter import FORMAT
from assistant.errors import GateClosed, InputRefused
from assistant.records import audit as trail
from assistant.records.database import Database
from assistant.records.exchange import refuse_newer
from assistant.records.migrate import upgrade
from assistant.records.store import DATABASE
from assistant.records.tables import PatientTextRow, PatientTextVersionRow

GONE = "This text is no longer there: it may have been deleted. Go back to the list."
APPROVE = "approved"
"""The only action that may bring an approval in."""


@dataclass(frozen=True)
class Content:
    """What a version holds. ``plain`` is the text as read, ``digest`` its hash; ``attested`` was approved."""

    title: str
    kind: str
    status: str
    json: str
    plain: str
    digest: str
    attested: str = ""


@dataclass(frozen=True)
class TextVersion:
    """One stored version, numbered from 1, and the action that made it."""

    version: int
    action: str
    actor: str
    created: datetime
    comment: str
    attested: str
    json: str


@dataclass(frozen=True)
class TextSummary:
    """One line of the list."""

    id: str
    title: str
    kind: str
    status: str
    created: datetime
    updated: datetime
    versions: int


class PatientTexts:
    """All texts for patients in one data folder; safe for several threads and processes.

    Every method raises StorageFailed when the disk or the database refuses; nothing of it is stored then.
    """

    def __init__(self, data_dir: Path) -> None:
        file = data_dir.absolute() / DATABASE
        upgrade(file)
        self._database = Database(file)

    def close(self) -> None:
        """Let go of the database file."""
        self._database.close()

    def append(
        self,
        text: str,
        content: Content,
        action: str,
        actor: str,
        comment: str = "",
        detail: dict[str, Any] | None = None,
    ) -> int:
        """Add a version with its audit row, or nothing at all; return its number. The first makes the text.

        ``detail`` goes into the trail and must not hold patient text; the comment does not go there.
        Raises GateClosed for an approval that another action brings in.
        """
        now = datetime.now(UTC)
        with self._database.write() as session:
            row, newest = session.get(PatientTextRow, text), _newest(session, text)
            _refuse_foreign_approval(content, action, newest)
            if row is None:
                row = PatientTextRow(id=text, created=now)
                session.add(row)
            row.title, row.kind, row.status, row.updated = content.title, content.kind, content.status, now
            session.flush()
            number = (newest.version if newest else 0) + 1
            session.add(_version_row(text, number, content, action, actor, comment, now))
            told = {**(detail or {}), "version": number}
            if content.attested and action == APPROVE:
                told["sha256"] = content.attested
            trail.append(session, f"patient text {action}", text, actor, told)
            return number

    def list(self, search: str = "", status: str = "") -> builtins.list[TextSummary]:
        """Texts with ``search`` in the title or in the text last approved, the last changed first."""
        t = PatientTextRow
        query = select(t, _versions_of()).order_by(t.updated.desc(), t.id)
        if status:
            query = query.where(t.status == status)
        if search.strip():
            query = query.where(_holding(search.strip().casefold()))
        with self._database.read() as session:
            return [
                TextSummary(row.id, row.title, row.kind, row.status, row.created, row.updated, count)
                for row, count in session.execute(query)
            ]

    def versions(self, text: str) -> builtins.list[TextVersion]:
        """All versions, oldest first. Raises InputRefused when the text is gone."""
        v = PatientTextVersionRow
        with self._existing(text) as session:
            rows = session.scalars(select(v).where(v.text == text).order_by(v.version))
            return [_as_version(row) for row in rows]

    def version(self, text: str, number: int | None = None) -> TextVersion:
        """One version, or the newest. Raises InputRefused when it is not there."""
        v = PatientTextVersionRow
        query = select(v).where(v.text == text).order_by(v.version.desc()).limit(1)
        if number is not None:
            query = query.where(v.version == number)
        with self._existing(text) as session:
            row = session.scalar(query)
            if row is None:
                raise InputRefused("This version is not there. Choose one from the history.")
            refuse_newer(row.format, "patient text")
            return _as_version(row)

    def delete(self, text: str, actor: str) -> None:
        """Remove a text with all its versions. The audit trail keeps that it was there."""
        with self._database.write() as session:
            if session.get(PatientTextRow, text) is None:
                raise InputRefused(GONE)
            trail.append(session, "patient text deleted", text, actor, {})
            session.execute(delete(PatientTextRow).where(PatientTextRow.id == text))
        self._database.erase_traces()

    def audit_log(self, text: str) -> builtins.list[trail.AuditEntry]:
        """The trail of one text, oldest first."""
        with self._database.read() as session:
            return trail.entries(session, text)

    def audit(self, text: str, action: str, actor: str, detail: dict[str, Any] | None = None) -> None:
        """Record what a person did that made no version. ``detail`` must not hold patient text."""
        with self._database.write() as session:
            trail.append(session, f"patient text {action}", text, actor, detail or {})

    @contextmanager
    def _existing(self, text: str) -> Iterator[Session]:
        with self._database.read() as session:
            if session.get(PatientTextRow, text) is None:
                raise InputRefused(GONE)
            yield session


def _newest(session: Session, text: str) -> PatientTextVersionRow | None:
    v = PatientTextVersionRow
    return session.scalar(select(v).where(v.text == text).order_by(v.version.desc()).limit(1))


def _refuse_foreign_approval(content: Content, action: str, newest: PatientTextVersionRow | None) -> None:
    known = newest.attested if newest else ""
    if content.attested and action != APPROVE and content.attested != known:
        raise GateClosed("A text can only be approved together with its audit record. Use Approve.")


def _version_row(
    text: str, number: int, content: Content, action: str, actor: str, comment: str, now: datetime
) -> PatientTextVersionRow:
    return PatientTextVersionRow(
        text=text,
        version=number,
        format=FORMAT,
        json=content.json,
        plain=content.plain,
        digest=content.digest,
        attested=content.attested,
        action=action,
        comment=comment,
        actor=actor,
        created=now,
    )


def _as_version(row: PatientTextVersionRow) -> TextVersion:
    return TextVersion(row.version, row.action, row.actor, row.created, row.comment, row.attested, row.json)


def _versions_of() -> Any:
    v = PatientTextVersionRow
    return select(func.count()).where(v.text == PatientTextRow.id).correlate(PatientTextRow).scalar_subquery()


def _holding(words: str) -> ColumnElement[bool]:
    """In the title, or in the newest version that was approved as it stands."""
    v = PatientTextVersionRow
    approved = select(func.max(v.id)).where(v.attested != "", v.attested == v.digest).group_by(v.text)
    found = select(v.text).where(v.id.in_(approved), func.fold(v.plain).contains(words, autoescape=True))
    titled = func.fold(PatientTextRow.title).contains(words, autoescape=True)
    return or_(titled, PatientTextRow.id.in_(found))
