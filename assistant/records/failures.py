"""Turns what the disk and the database complain about into one sentence that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import StorageFailed

FULL = "The disk is full: free some space and try again; what was saved before is still there."
BUSY = "The records are in use by another program. Wait a moment and try again; nothing was changed."
READ_ONLY = (
    "The records cannot be written: the data folder is read-only for this user. "
    "Make it writable and try again; what was saved before is still there."
)
DAMAGED = (
    "The records file is damaged and was left as it is. Put a backup of the data folder in its place, "
    "or ask for help before going on."
)
OTHER = "The disk did not take the data. Check the disk and try again; what was saved before is still there."

_BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
}
# The words are SQLite's own result texts (sqlite.org/rescode.html).
_BY_WORDS = {
    "disk is full": FULL,
    "locked": BUSY,
    "readonly": READ_ONLY,
    "unable to open": READ_ONLY,
    "malformed": DAMAGED,
    "not a database": DAMAGED,
}


def _sentence(error: OSError | SQLAlchemyError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0, OTHER)
    words = str(getattr(error, "orig", error)).lower()
    return next((sentence for part, sentence in _BY_WORDS.items() if part in words), OTHER)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Raise StorageFailed instead of any error of the file system or the database."""
    try:
        yield
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        raise StorageFailed(_sentence(error)) from error
