"""An easier wording of one sentence, asked of the model and shown before anything is changed."""

import secrets
from dataclasses import dataclass, field

import streamlit as st

from assistant.encounter import Handout
from assistant.handouts.readability import flesch_kincaid
from assistant.progress import Cancel, Progress, Report
from assistant.ui.clinician import clinician_name
from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_jobs, get_workflow
from assistant.ui.steps.handout_places import Place, place_of


@dataclass
class Rewording:
    """A sentence that an easier wording is looked for; ``proposal`` is "" when none was found."""

    encounter: str
    place: Place
    key: str = field(default_factory=lambda: f"reword/{secrets.token_hex(8)}")
    proposal: str | None = None

    def find(self, report: Report, cancel: Cancel) -> None:
        """Have it proposed."""
        report(Progress("handout", _("Looking for an easier wording")))
        self.proposal = get_workflow().reword(self.encounter, self.place.section, self.place.at, cancel)


def suggestion(encounter_id: str, place: Place, closed: bool) -> None:
    """The button, the search under way, or the proposal for this sentence. One at a time in a tab."""
    asked = _asked(encounter_id)
    if asked is None or asked.place != place:
        busy = asked is not None and _active(asked)
        if st.button(
            _("Suggest an easier wording"),
            key=f"reword-{encounter_id}-{place.section}-{place.at}",
            icon=":material/lightbulb:",
            disabled=closed or busy,
        ):
            _ask(encounter_id, place)
            st.rerun()
        return
    if _active(asked):
        job_progress(asked.key, lambda: None, _("Nothing is changed without you."))
    elif asked.proposal is None:
        job_outcome(get_jobs().job(asked.key))
        _put_away(encounter_id, _("Close"))
    elif asked.proposal:
        _proposal(encounter_id, asked.place, asked.proposal, closed)
    else:
        st.markdown(
            _("No easier wording was found that says the same. Leave it, or put it in your own words.")
        )
        _put_away(encounter_id, _("Close"))


def _proposal(encounter_id: str, place: Place, text: str, closed: bool) -> None:
    grade = _("reads at grade {grade}").format(grade=f"{flesch_kincaid(text):.1f}")
    st.markdown(f":material/lightbulb: **{_('Proposed')}** ({grade}): “{plain(text)}”")
    with st.container(horizontal=True):
        if st.button(_("Use it"), key=f"use-{encounter_id}", type="primary", disabled=closed):
            use(encounter_id, place, text)
            _forget(encounter_id)
            st.rerun()
        _put_away(encounter_id, _("Leave it"))


def use(encounter_id: str, place: Place, text: str) -> None:
    """Put the wording where the sentence stands now; sentences before it may have been taken out."""
    handout = get_workflow().records.load(encounter_id).handout
    found = place_of(handout or Handout(), place.sentence.text)
    if found is not None:
        get_workflow().edit_handout(encounter_id, found.section, found.at, text, clinician_name())


def _ask(encounter_id: str, place: Place) -> None:
    asked = st.session_state[_key(encounter_id)] = Rewording(encounter_id, place)
    get_jobs().start(asked.key, asked.find)


def _asked(encounter_id: str) -> Rewording | None:
    asked = st.session_state.get(_key(encounter_id))
    return asked if isinstance(asked, Rewording) else None


def _active(asked: Rewording) -> bool:
    job = get_jobs().job(asked.key)
    return job is not None and job.active


def _put_away(encounter_id: str, label: str) -> None:
    if st.button(label, key=f"leave-{encounter_id}"):
        _forget(encounter_id)
        st.rerun()


def _forget(encounter_id: str) -> None:
    st.session_state.pop(_key(encounter_id), None)


def _key(encounter_id: str) -> str:
    return f"rewording-{encounter_id}"
