"""Opens the SQLite file so that a commit survives a power cut and a reader never waits for a writer."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.records.failures import storage_errors

WAIT_SECONDS = 15.0
"""How long a writer waits for another one before "in use" is reported."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # Deleted text is overwritten with zeros instead of lingering in free pages.
    "PRAGMA secure_delete = ON",
)


def open_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine on ``path``. Migrations pass ``foreign_keys=False``: rebuilding a table drops it first,
    and with the keys on that would delete every row that points to it.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
        poolclass=None if foreign_keys else NullPool,
        # Statements carry patient text; it must not end up in an error message or a log.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        # The driver must not open transactions by itself; `begin` below decides how they start.
        connection.isolation_level = None
        for pragma in (*_PRAGMAS, f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(pragma)
        # SQLite's own LIKE ignores case in ASCII only; titles are in any script.
        connection.create_function("fold", 1, str.casefold, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        # IMMEDIATE: version numbers and the audit chain are read and extended under one lock.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def create_private(path: Path) -> None:
    """Make the database file, readable by this user only, if it is not there; SQLite keeps its mode.

    A file that is there is not opened: closing it again would drop the locks that this process holds on
    it through SQLite, and another process could then take the write-ahead log away.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


class Database:
    """Sessions on one SQLite file; safe to use from several threads, each call its own session."""

    def __init__(self, path: Path) -> None:
        self._engine = open_engine(path)
        self._writer = self._engine.execution_options(writes=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state."""
        with storage_errors(), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are all stored when the block ends, or none of them."""
        with storage_errors(), Session(self._writer) as session, session.begin():
            yield session

    def erase_traces(self) -> None:
        """Move the write-ahead log into the database, so that deleted text does not stay in it."""
        with storage_errors(), self._engine.connect() as connection:
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
