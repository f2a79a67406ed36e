"""Giving a text another title; an approval is of the text and stays."""

import streamlit as st

from assistant.patient_texts import PatientText
from assistant.ui.clinician import clinician_name
from assistant.ui.language import _
from assistant.ui.services import get_texts


def rename(text: PatientText) -> None:
    """A field behind a button."""
    with st.popover(_("Rename"), key=f"text-rename-{text.id}", type="tertiary", icon=":material/edit:"):
        title = st.text_input(_("Title"), value=text.title, max_chars=200, key=f"text-title-{text.id}")
        if st.button(_("Save the title"), key=f"text-title-save-{text.id}", type="primary"):
            get_texts().rename(text.id, title or "", clinician_name())
            st.rerun()
