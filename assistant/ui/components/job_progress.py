"""A running job on the page: what it does, how far it is, how long it may take, and Cancel."""

import time
from collections.abc import Callable

import streamlit as st

from assistant.catalogue import N_
from assistant.jobs import Job
from assistant.ui.boundary import boundary
from assistant.ui.estimate import in_words, lasted
from assistant.ui.language import _
from assistant.ui.work import job, pace

BEING_WRITTEN = N_(
    "Being written. ✓ was said · ? was not found · ✗ the transcript says otherwise. "
    "What was not said is corrected or taken out before you see the note."
)
"""The legend of a draft that is checked while it grows."""


LEAVE = N_("You can leave this page or close it; the work goes on, and what is finished is kept.")


def job_progress(key: str, when_done: Callable[[], None], leave: str = LEAVE) -> None:
    """Watch a job until it ends and draw the page again then. Call it only while the job is active.

    ``when_done`` runs before that, if the job ended well. ``leave`` says what becomes of it without the page.
    """
    with st.container(border=True):
        _watch(key, when_done, leave)


@st.fragment(run_every=1.0)
def _watch(key: str, when_done: Callable[[], None], leave: str) -> None:
    with boundary("job progress"):
        found = job(key)
        if found is None or not found.active:
            if found is not None and found.state == "done":
                when_done()
            st.rerun()
        _show(key, found, leave)


def _show(key: str, found: Job, leave: str) -> None:
    progress = found.progress
    elapsed = time.monotonic() - found.started
    if found.state == "waiting" or progress is None:
        waiting = found.state == "waiting"
        st.progress(0.0, text=_("Waiting for other work to finish") if waiting else _("Getting ready"))
    else:
        left = in_words(pace(key, progress).remaining(time.monotonic(), progress.done))
        st.progress(
            min(max(progress.done, 0.0), 1.0),
            text=f"{_(progress.message)} · {round(100 * progress.done)} % · {left}",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        label = _("Stopping …") if found.stopping else _("Cancel")
        if st.button(label, key=f"cancel-{key}", icon=":material/stop_circle:", disabled=found.stopping):
            found.cancel()
            st.rerun()
        st.caption(f"{_('{time} so far.').format(time=lasted(elapsed))} {_(leave)}")
    if progress is not None and progress.text:
        st.caption(_(BEING_WRITTEN) if progress.step == "note" else _("Being written. Not checked yet."))
        with st.container(height=200, border=True, autoscroll=True):
            st.text(progress.text)


def job_outcome(found: Job | None) -> None:
    """Say why the job ended early, if it did, and what to do."""
    if found is None:
        return
    if found.state == "failed":
        st.error(f"{_(found.error)} {_('Nothing that was captured is lost.')}", icon=":material/error:")
    elif found.state == "cancelled":
        st.info(_("Stopped. What was finished before is kept."), icon=":material/stop_circle:")
