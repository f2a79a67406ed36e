"""The list of encounters: each with how far it has come, without reading any document."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from assistant.encounter import Step
from assistant.records.tables import AuditRow, DocumentRow, EncounterRow, RecordingRow

StepState = Literal["todo", "started", "done", "stale"]
"""``started``: a part or an unapproved draft is there. ``stale``: done once, but its source changed."""


@dataclass(frozen=True)
class Summary:
    """One line of the list."""

    id: str
    title: str
    created: datetime
    updated: datetime
    steps: dict[Step, StepState]


@dataclass(frozen=True)
class _Mark:
    """The columns of a document's latest version that tell its state."""

    digest: str
    attested: str
    basis: str
    created: datetime


def summaries(session: Session, search: str = "", only: str = "") -> list[Summary]:
    """Encounters whose title contains ``search`` in any case, the last changed first."""
    query = select(EncounterRow).order_by(EncounterRow.updated.desc(), EncounterRow.id)
    if search.strip():
        query = query.where(
            func.fold(EncounterRow.title).contains(search.strip().casefold(), autoescape=True)
        )
    if only:
        query = query.where(EncounterRow.id == only)
    # A subquery, not a list of ids: SQLite limits how many values a statement may carry.
    ids = query.order_by(None).with_only_columns(EncounterRow.id)
    marks, recorded, exported = _marks(session, ids), _recorded(session, ids), _exported(session, ids)
    return [
        Summary(
            row.id,
            row.title,
            row.created,
            row.updated,
            _steps(marks[row.id], row.id in recorded, exported.get(row.id)),
        )
        for row in session.scalars(query)
    ]


def _marks(session: Session, ids: Select[str]) -> dict[str, dict[str, _Mark]]:
    newest = (
        select(func.max(DocumentRow.id))
        .where(DocumentRow.encounter.in_(ids))
        .group_by(DocumentRow.encounter, DocumentRow.kind)
    )
    d = DocumentRow
    columns = select(d.encounter, d.kind, d.digest, d.attested, d.basis, d.created).where(d.id.in_(newest))
    marks: dict[str, dict[str, _Mark]] = defaultdict(dict)
    for encounter, kind, digest, attested, basis, created in session.execute(columns):
        marks[encounter][kind] = _Mark(digest, attested, basis, created)
    return marks


def _recorded(session: Session, ids: Select[str]) -> set[str]:
    return set(session.scalars(select(RecordingRow.encounter).where(RecordingRow.encounter.in_(ids))))


def _exported(session: Session, ids: Select[str]) -> dict[str, datetime]:
    """The moment of the last audit row with the action ``export``, per encounter."""
    rows = (
        select(AuditRow.encounter, AuditRow.at)
        .where(AuditRow.action == "export", AuditRow.encounter.in_(ids))
        .order_by(AuditRow.id)
    )
    return {encounter: at for encounter, at in session.execute(rows)}  # noqa: C416  # rows are not pairs to mypy


def _steps(marks: dict[str, _Mark], recorded: bool, exported: datetime | None) -> dict[Step, StepState]:
    note, handout = marks.get("note"), marks.get("handout")
    return {
        # A typed transcript needs no recording.
        "record": "done" if recorded or "transcript" in marks else "todo",
        "transcript": _plain(marks, "transcript"),
        "note": _plain(marks, "note"),
        "sign": _signed(note),
        "handout": _handout(handout, note),
        "export": _export(exported, note, handout),
    }


def _plain(marks: dict[str, _Mark], kind: str) -> StepState:
    if kind in marks:
        return "done"
    return "started" if f"{kind}_part" in marks else "todo"


def _attested(mark: _Mark) -> StepState:
    return "done" if mark.attested == mark.digest else "stale"


def _signed(note: _Mark | None) -> StepState:
    """Stale while the changes of a signed note are not signed themselves."""
    if note is None or not (note.attested or note.basis):
        return "todo"
    return _attested(note)


def _handout(handout: _Mark | None, note: _Mark | None) -> StepState:
    if handout is None:
        return "todo"
    if note is None or handout.basis != note.digest:
        return "stale"
    return _attested(handout) if handout.attested else "started"


def _export(exported: datetime | None, note: _Mark | None, handout: _Mark | None) -> StepState:
    if exported is None:
        return "todo"
    changed = [mark.created for mark in (note, handout) if mark]
    return "stale" if changed and max(changed) > exported else "done"
