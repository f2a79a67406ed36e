"""An easier wording of one sentence, asked of the model and shown before anything is changed."""

import secrets
from dataclasses import dataclass, field

import streamlit as st

from assistant.handouts.readability import flesch_kincaid
from assistant.handouts.reword import reword
from assistant.patient_texts import PatientText
from assistant.progress import Cancel, Progress, Report
from assistant.ui.clinician import clinician_name
from assistant.ui.components.job_progress import job_outcome, job_progress
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_jobs, get_texts, get_workflow
from assistant.ui.steps.handout_places import Place, place_of


@dataclass
class Rewording:
    """A sentence that an easier wording is looked for; ``proposal`` is "" when none was found."""

    text: PatientText
    place: Place
    key: str = field(default_factory=lambda: f"reword/{secrets.token_hex(8)}")
    proposal: str | None = None

    def find(self, report: Report, cancel: Cancel) -> None:
        """Have it proposed."""
        report(Progress("patient_text", "Looking for an easier wording"))
        wanted = self.place.sentence.source
        source = " ".join(s.text for s in self.text.source.statements() if s.id in wanted)
        chat = get_workflow().chat()
        self.proposal = reword(self.place.sentence.text, source, chat, self.text.grade_asked, cancel)


def suggestion(text: PatientText, place: Place) -> None:
    """The button, the search under way, or the proposal for this sentence. One at a time in a tab."""
    asked = _asked(text)
    if asked is None or asked.place != place:
        _ask_button(text, place, busy=asked is not None and _active(asked))
    elif _active(asked):
        job_progress(asked.key, lambda: None, _("Nothing is changed without you."))
    elif asked.proposal is None:
        job_outcome(get_jobs().job(asked.key))
        _put_away(text, _("Close"))
    elif asked.proposal:
        _proposal(text, place, asked.proposal)
    else:
        st.markdown(
            _("No easier wording was found that says the same. Leave it, or put it in your own words.")
        )
        _put_away(text, _("Close"))


def _ask_button(text: PatientText, place: Place, busy: bool) -> None:
    if st.button(
        _("Suggest an easier wording"),
        key=f"reword-{text.id}-{place.section}-{place.at}",
        icon=":material/lightbulb:",
        disabled=busy,
    ):
        asked = st.session_state[_key(text)] = Rewording(text, place)
        get_jobs().start(asked.key, asked.find)
        st.rerun()


def _proposal(text: PatientText, place: Place, words: str) -> None:
    grade = _("reads at grade {grade}").format(grade=f"{flesch_kincaid(words):.1f}")
    st.markdown(f":material/lightbulb: **{_('Proposed')}** ({grade}): “{plain(words)}”")
    with st.container(horizontal=True):
        if st.button(_("Use it"), key=f"use-{text.id}", type="primary"):
            use(text.id, place, words)
            st.session_state.pop(_key(text), None)
            st.rerun()
        _put_away(text, _("Leave it"))


def use(text: str, place: Place, words: str) -> None:
    """Put the wording where the sentence stands now; sentences before it may have been taken out."""
    found = place_of(get_texts().load(text).handout, place.sentence.text)
    if found is not None:
        get_texts().edit(text, found.section, found.at, words, clinician_name())


def _asked(text: PatientText) -> Rewording | None:
    asked = st.session_state.get(_key(text))
    return asked if isinstance(asked, Rewording) else None


def _active(asked: Rewording) -> bool:
    job = get_jobs().job(asked.key)
    return job is not None and job.active


def _put_away(text: PatientText, label: str) -> None:
    if st.button(label, key=f"leave-{text.id}"):
        st.session_state.pop(_key(text), None)
        st.rerun()


def _key(text: PatientText) -> str:
    return f"text-rewording-{text.id}"
