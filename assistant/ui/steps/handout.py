"""Handout: plain words for the patient from the signed note, to be read, corrected and approved."""

import streamlit as st

from assistant.encounter import Encounter, Handout, Note
from assistant.ui import work
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_approval import approval
from assistant.ui.steps.handout_findings import findings
from assistant.ui.steps.handout_grade import report_of, show_grade
from assistant.ui.steps.handout_languages import choose_language
from assistant.ui.steps.handout_text import edit_sentences, read_sentences
from assistant.ui.steps.handout_translation import show_translation, translation_progress
from assistant.ui.steps.handout_words import words_and_questions
from assistant.ui.steps.state import handout_current


def show(encounter: Encounter) -> None:
    """Make it, read it beside the note's sentences, correct it, approve it; then the same in a language."""
    st.header(_("Handout"), anchor=False)
    note = encounter.note
    if note is None or not note.is_signed():
        _unsigned(encounter)
        return
    handout = encounter.handout
    if handout is None:
        _make(encounter, _("Make the handout"), primary=True)
        return
    current = handout_current(encounter)
    if not current:
        st.warning(
            _("The note changed after this handout was made. Make it again."), icon=":material/sync_problem:"
        )
        _make(encounter, _("Make the handout again"), primary=True)
    code = choose_language(encounter)
    translation_progress(encounter)
    if code != handout.language:
        show_translation(encounter, handout, code)
        return
    _read(encounter, note, handout, current)
    if current:
        with st.expander(_("Make the handout again")):
            _make(encounter, _("Make it again"), primary=False)


def _unsigned(encounter: Encounter) -> None:
    if encounter.handout is not None:
        st.warning(
            _(
                "The note was changed after it was signed, so this handout is out of date. "
                "Sign the note again, then make the handout again."
            ),
            icon=":material/sync_problem:",
        )
    st.info(_("The handout is made from the signed note. Sign the note first."), icon=":material/lock:")
    if st.button(_("Go to Sign"), type="primary"):
        go_to_step(encounter.id, "sign")


def _make(encounter: Encounter, label: str, primary: bool) -> None:
    asked = get_workflow().settings.grade
    grade = st.slider(
        _("Reading grade"),
        min_value=3.0,
        max_value=12.0,
        value=float(asked),
        step=0.5,
        key=f"grade-{encounter.id}",
        help=_("The school year a reader should have finished. Six suits most adults."),
    )
    if st.button(
        label,
        type="primary" if primary else "secondary",
        icon=":material/family_restroom:",
        disabled=work.busy(encounter.id),
    ):
        work.start_handout(encounter.id, grade)
        st.rerun()


def _read(encounter: Encounter, note: Note, handout: Handout, current: bool) -> None:
    deciding = current and not work.busy(encounter.id)
    report = report_of(handout)
    show_grade(encounter.id, handout, report, deciding)
    findings(encounter.id, handout, deciding)
    st.caption(_("Every sentence shows the signed sentence it is from."))
    editing = not work.busy(encounter.id) and st.toggle(
        _("Correct the sentences"), key=f"edit-{encounter.id}"
    )
    if editing:
        edit_sentences(encounter.id, note, handout)
    else:
        read_sentences(note, handout, report)
    words_and_questions(encounter, handout, ready=current and handout.is_approved())
    if current and not (editing and not handout.is_approved()):
        approval(encounter, handout, _("Approve the handout"))
