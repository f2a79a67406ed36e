"""A person's approval of a handout's exact text, in any language."""

import streamlit as st

from assistant.encounter import Encounter, Handout
from assistant.ui import work
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.handout_findings import blocks
from assistant.ui.when import when


def approval(encounter: Encounter, handout: Handout, label: str, closed: str = "") -> None:
    """Who approved it, or the way to do so. ``closed`` says why it cannot be approved yet."""
    if handout.is_approved():
        _approved(encounter, handout)
    else:
        _approve(encounter, handout, label, closed)


def _approve(encounter: Encounter, handout: Handout, label: str, closed: str) -> None:
    st.subheader(_("Approve"), anchor=False)
    key = f"approver-{encounter.id}-{handout.language}"
    name = (st.text_input(_("Your name"), value=clinician_name(), key=key) or "").strip()
    if not closed and blocks(handout):
        closed = _("Something critical differs. Correct it, or say why it is right, first.")
    if closed:
        st.caption(f":material/lock: {closed}")
    ready = bool(name) and not closed and not work.busy(encounter.id)
    if st.button(label, type="primary", icon=":material/verified:", disabled=not ready):
        remember_clinician(name)
        get_workflow().approve(encounter.id, name, handout.language)
        st.rerun()


def _approved(encounter: Encounter, handout: Handout) -> None:
    assert handout.approval is not None
    done = _("Approved by {name} on {moment}.")
    st.success(
        done.format(name=plain(handout.approval.by), moment=when(handout.approval.at)),
        icon=":material/verified:",
    )
    if st.button(_("Go on to export"), type="primary", icon=":material/arrow_forward:"):
        go_to_step(encounter.id, "export")
