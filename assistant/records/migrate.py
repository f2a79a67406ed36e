"""Brings a records database to the shape this version knows, and refuses one it does not know."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from assistant.errors import StorageFailed
from assistant.records.database import create_private, open_engine
from assistant.records.failures import storage_errors

NEWER = "These records were written by a newer Provenote. Update Provenote to open them; nothing was changed."

# Alembic keeps the running migration in module globals: one at a time in a process.
_ONE_AT_A_TIME = threading.Lock()


def configuration(connection: Connection) -> Config:
    """Alembic's configuration without an ini file; the scripts lie inside this package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(path: Path, revision: str = "head") -> None:
    """Create the database at ``path`` or migrate it, all or nothing.

    Raises StorageFailed when it was written by a newer Provenote, or when the disk refuses.
    """
    with _ONE_AT_A_TIME, storage_errors():
        create_private(path)
        engine = open_engine(path, foreign_keys=False).execution_options(writes=True)
        try:
            with engine.begin() as connection:
                _upgrade(connection, revision)
        finally:
            engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = MigrationContext.configure(connection).get_current_heads()
    if not known.issuperset(current):
        raise StorageFailed(NEWER)
    command.upgrade(config, revision)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StorageFailed("The records could not be brought up to date and were left as they were.")
