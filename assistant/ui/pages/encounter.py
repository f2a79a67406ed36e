"""Encounter: one visit from the recording to the export, one step at a time."""

from collections.abc import Callable

import streamlit as st

from assistant.encounter import Encounter, Step
from assistant.ui import work
from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.components.stepper import stepper, want_step
from assistant.ui.language import _
from assistant.ui.navigation import current_encounter, go
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps import export, handout, note, record, sign, transcript
from assistant.ui.steps.state import landing, states

STEPS: dict[Step, Callable[[Encounter], None]] = {
    "record": record.show,
    "transcript": transcript.show,
    "note": note.show,
    "sign": sign.show,
    "handout": handout.show,
    "export": export.show,
}


def page() -> None:
    """The encounter named in the address, at the chosen step."""
    encounter_id = current_encounter()
    if encounter_id is None:
        _none_chosen()
        return
    records = get_workflow().records
    encounter, stored = records.load(encounter_id), records.summary(encounter_id).steps
    st.title(plain(encounter.title), anchor=False)
    note_job, handout_job = work.job(work.note_key(encounter.id)), work.job(work.handout_key(encounter.id))
    shown = states(stored, work.failed(note_job), work.failed(handout_job))
    step = stepper(encounter.id, shown, landing(stored))
    if work.active(note_job):
        job_progress(work.note_key(encounter.id), lambda: want_step(encounter.id, "note"))
    elif step in ("record", "transcript", "note"):
        job_outcome(note_job)
    if work.active(handout_job):
        job_progress(work.handout_key(encounter.id), lambda: want_step(encounter.id, "handout"))
    elif step == "handout":
        job_outcome(handout_job)
    STEPS[step](encounter)


def _none_chosen() -> None:
    st.title(_("Encounter"), anchor=False)
    st.info(_("Choose an encounter from the list first, or begin a new one."), icon=":material/list_alt:")
    if st.button(_("Go to the list"), type="primary"):
        go("encounters")
