"""The tables of the records database.

Text of patients lives in ``encounters.title``, ``recordings.filename``, ``documents.json``,
``patient_texts.title`` and ``patient_text_versions`` (``json``, ``plain``, ``comment``) only; ``audit``
never holds any, because its rows outlive what they tell of.
"""

from datetime import UTC, datetime

from sqlalchemy import Dialect, Float, ForeignKey, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment, stored as ISO 8601 text in UTC with microseconds, so that text order is time order."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text; a moment without a time zone is taken as local time."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Back to an aware moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """Root of the tables; migrations compare against its metadata."""


class EncounterRow(Base):
    """One visit."""

    __tablename__ = "encounters"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(Instant)
    updated: Mapped[datetime] = mapped_column(Instant, index=True)


class RecordingRow(Base):
    """One audio file of an encounter; the newest row is the recording, older ones are kept.

    ``path`` is relative to the data folder, so that the folder can be moved.
    """

    __tablename__ = "recordings"

    id: Mapped[int] = mapped_column(primary_key=True)
    encounter: Mapped[str] = mapped_column(ForeignKey("encounters.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text, unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    seconds: Mapped[float] = mapped_column(Float, default=0.0)
    created: Mapped[datetime] = mapped_column(Instant)


class DocumentRow(Base):
    """One version of a transcript, note, handout or list of suggestions. Rows are never changed.

    ``format`` is the shape's version. ``digest`` is the hash of the text, ``attested`` the hash that a
    person signed or approved, ``basis`` the hash of the signed note that a handout was made from or a
    note amends; empty when there is none. They let the list of encounters be shown without reading any
    document.
    """

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("encounter", "kind", "version", name="one_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    encounter: Mapped[str] = mapped_column(ForeignKey("encounters.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    version: Mapped[int]
    format: Mapped[int]
    json: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), default="")
    attested: Mapped[str] = mapped_column(String(64), default="")
    basis: Mapped[str] = mapped_column(String(64), default="")
    actor: Mapped[str] = mapped_column(Text, default="")
    created: Mapped[datetime] = mapped_column(Instant)


class PatientTextRow(Base):
    """A text for patients that belongs to no encounter: a letter, a report, a leaflet in plain words."""

    __tablename__ = "patient_texts"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), index=True)
    created: Mapped[datetime] = mapped_column(Instant)
    updated: Mapped[datetime] = mapped_column(Instant, index=True)


class PatientTextVersionRow(Base):
    """One version of a text for patients, and what made it. Rows are never changed.

    ``plain`` is the text as a patient reads it, for search; ``digest`` its hash, and ``attested`` the hash
    that a person approved, empty when nobody did. ``comment`` is what a person wrote to the next one.
    """

    __tablename__ = "patient_text_versions"
    __table_args__ = (UniqueConstraint("text", "version", name="one_text_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(ForeignKey("patient_texts.id", ondelete="CASCADE"))
    version: Mapped[int]
    format: Mapped[int]
    json: Mapped[str] = mapped_column(Text)
    plain: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    attested: Mapped[str] = mapped_column(String(64), default="")
    action: Mapped[str] = mapped_column(String(20))
    comment: Mapped[str] = mapped_column(Text, default="")
    actor: Mapped[str] = mapped_column(Text, default="")
    created: Mapped[datetime] = mapped_column(Instant)


class AuditRow(Base):
    """One thing that a person did. No foreign key: the row stays when the encounter is deleted."""

    __tablename__ = "audit"
    # AUTOINCREMENT never reuses a number and remembers the highest: cutting off the end shows.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    action: Mapped[str] = mapped_column(String(40))
    encounter: Mapped[str] = mapped_column(String(36), index=True)
    actor: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
