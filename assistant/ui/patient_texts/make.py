"""Make: bring texts, check what they are, have them made plain, and see what became of each."""

import streamlit as st

from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.language import _
from assistant.ui.patient_texts.bring_texts import bring_texts
from assistant.ui.patient_texts.brought import waiting
from assistant.ui.patient_texts.check_brought import check_brought
from assistant.ui.patient_texts.making import MAKING, forget_made, making_job
from assistant.ui.patient_texts.results import results
from assistant.ui.services import get_made
from assistant.ui.work import active


def make() -> None:
    """The step that the texts on their way are at."""
    job, made = making_job(), get_made()
    if active(job):
        st.header(_("Being made"), anchor=False)
        job_progress(MAKING, lambda: None)
        _ready_so_far()
        return
    job_outcome(job)
    if made.rows or made.count:
        results(made)
        if st.button(_("Make more texts"), icon=":material/add:", type="primary"):
            forget_made()
            st.rerun()
    elif waiting():
        check_brought(waiting())
    else:
        bring_texts()


@st.fragment(run_every=2.0)
def _ready_so_far() -> None:
    made = get_made()
    if made.rows:
        results(made)
