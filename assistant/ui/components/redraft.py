"""Drafting the note again: it takes two presses, because it replaces what the clinician changed."""

import streamlit as st

from assistant.encounter import Encounter
from assistant.ui import work
from assistant.ui.components.layout_choice import layout_choice
from assistant.ui.services import get_workflow


def redraft(encounter: Encounter) -> None:
    """A button that opens the question. Hidden while work is under way."""
    if work.busy(encounter.id):
        return
    with st.popover("Draft the note again", icon=":material/refresh:", type="tertiary"):
        st.markdown(
            "The note is written anew from the transcript as it is now. Your changes to the present note "
            "and its signature are replaced; earlier versions are kept in the record."
        )
        now = encounter.note.template if encounter.note else get_workflow().settings.template
        layout = layout_choice(f"relayout-{encounter.id}", now)
        if st.button("Draft it again", type="primary", key=f"redraft-{encounter.id}"):
            work.start_redraft(encounter.id, layout)
            st.rerun()
