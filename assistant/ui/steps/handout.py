"""Handout: plain words for the patient from the signed note, to be read, corrected and approved."""

import streamlit as st

from assistant.encounter import Encounter, Handout, Note
from assistant.ui import work
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.stepper import go_to_step
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_text import edit_sentences, findings, read_sentences
from assistant.ui.steps.state import handout_current
from assistant.ui.when import when


def show(encounter: Encounter) -> None:
    """Make it, read it beside the note's sentences, correct it, approve it."""
    st.header("Handout", anchor=False)
    note = encounter.note
    if note is None or not note.is_signed():
        if encounter.handout is not None:
            st.warning(
                "The note was changed after it was signed, so this handout is out of date. "
                "Sign the note again, then make the handout again.",
                icon=":material/sync_problem:",
            )
        st.info("The handout is made from the signed note. Sign the note first.", icon=":material/lock:")
        if st.button("Go to Sign", type="primary"):
            go_to_step(encounter.id, "sign")
        return
    handout = encounter.handout
    if handout is None:
        _make(encounter, "Make the handout", primary=True)
        return
    current = handout_current(encounter)
    if not current:
        st.warning(
            "The note changed after this handout was made. Make it again.", icon=":material/sync_problem:"
        )
        _make(encounter, "Make the handout again", primary=True)
    _read(encounter, note, handout, current)
    if current:
        with st.expander("Make the handout again"):
            _make(encounter, "Make it again", primary=False)


def _make(encounter: Encounter, label: str, primary: bool) -> None:
    asked = get_workflow().settings.grade
    grade = st.slider(
        "Reading grade",
        min_value=3.0,
        max_value=12.0,
        value=float(asked),
        step=0.5,
        key=f"grade-{encounter.id}",
        help="The school year a reader should have finished. Six suits most adults.",
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
    st.caption(
        f"Reading grade {handout.grade:.1f}, measured. Every sentence shows the signed sentence it is from."
    )
    findings(encounter.id, handout, deciding=current and not work.busy(encounter.id))
    editing = not work.busy(encounter.id) and st.toggle("Correct the sentences", key=f"edit-{encounter.id}")
    if editing:
        edit_sentences(encounter.id, note, handout)
    else:
        read_sentences(note, handout)
    if not current:
        return
    if handout.is_approved():
        _approved(encounter, handout)
    elif not editing:
        _approve(encounter, handout)


def _approve(encounter: Encounter, handout: Handout) -> None:
    st.subheader("Approve", anchor=False)
    name = st.text_input("Your name", value=clinician_name(), key=f"approver-{encounter.id}")
    critical = any(f.severity == "critical" and not f.resolution for f in handout.findings)
    if critical:
        st.caption("Something critical differs from the note. Correct it, or say why it is right, first.")
    ready = bool((name or "").strip()) and not critical and not work.busy(encounter.id)
    if st.button("Approve the handout", type="primary", icon=":material/verified:", disabled=not ready):
        remember_clinician(name or "")
        get_workflow().approve(encounter.id, (name or "").strip())
        st.rerun()


def _approved(encounter: Encounter, handout: Handout) -> None:
    assert handout.approval is not None
    approval = handout.approval
    st.success(f"Approved by {plain(approval.by)} on {when(approval.at)}.", icon=":material/verified:")
    if st.button("Go on to export", type="primary", icon=":material/arrow_forward:"):
        go_to_step(encounter.id, "export")
