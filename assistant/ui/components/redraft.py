"""Doing a step of the machine again: it takes two presses, because it replaces what was changed by hand."""

import streamlit as st

from assistant.encounter import Encounter
from assistant.ui import work
from assistant.ui.components.layout_choice import known_layout, layout_choice
from assistant.ui.components.length_choice import drafted_length, length_choice
from assistant.ui.language import _
from assistant.ui.services import get_workflow


def start_over(encounter: Encounter) -> None:
    """The same for the transcript, when there is a recording to listen to. The note follows from it."""
    if work.busy(encounter.id) or encounter.recording is None:
        return
    with st.popover(_("Listen to the recording again"), icon=":material/refresh:", type="tertiary"):
        st.markdown(
            _(
                "The transcript is written anew from the recording, and the note from the transcript. Your "
                "corrections to both and the signature are replaced; earlier versions are kept in the record."
            )
        )
        if st.button(_("Start over"), type="primary", key=f"over-{encounter.id}"):
            layout = known_layout(encounter.note.template) if encounter.note else ""
            work.start_over(encounter.id, layout, drafted_length(encounter.note))
            st.rerun()


def redraft(encounter: Encounter) -> None:
    """A button that opens the question. Hidden while work is under way."""
    if work.busy(encounter.id):
        return
    with st.popover(_("Draft the note again"), icon=":material/refresh:", type="tertiary"):
        st.markdown(
            _(
                "The note is written anew from the transcript as it is now. Your changes to the present note "
                "and its signature are replaced; earlier versions are kept in the record."
            )
        )
        now = encounter.note.template if encounter.note else get_workflow().settings.template
        layout = layout_choice(f"relayout-{encounter.id}", now)
        length = length_choice(f"relength-{encounter.id}", encounter.note)
        if st.button(_("Draft it again"), type="primary", key=f"redraft-{encounter.id}"):
            work.start_redraft(encounter.id, layout, length)
            st.rerun()
