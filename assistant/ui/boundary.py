"""The edge of a page: known errors are shown in their own words, unknown ones get a number."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from assistant.errors import ProvenoteError
from assistant.ui.language import _

log = logging.getLogger("provenote.ui")


@contextmanager
def boundary(place: str) -> Iterator[None]:
    """Show what goes wrong inside as one plain message; ``place`` names it in the log.

    Streamlit's own stop and rerun signals are not errors and pass through.
    """
    try:
        yield
    except ProvenoteError as error:
        st.error(_(str(error)), icon=":material/error:")
    except Exception as error:  # noqa: BLE001 - a page is a boundary
        st.error(unexpected(place, error), icon=":material/error:")


def unexpected(place: str, error: Exception) -> str:
    """The message for an error that nobody foresaw; the log gets its type and where it arose.

    Neither the error's text nor any value is logged: either could hold what a patient said.
    """
    number = secrets.token_hex(3)
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    log.error("error %s on %s: %s at %s", number, place, type(error).__name__, where)
    return _(
        "Something unexpected went wrong (error {number}). What was saved before is still there. "
        "Reload the page and try again; if it happens again, report this number."
    ).format(number=number)
