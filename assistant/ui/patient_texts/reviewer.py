"""Who decides: every change and decision on a text is kept under a person's name."""

import streamlit as st

from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.language import _


def ask_reviewer() -> None:
    """A field for the name while none is known in this tab."""
    if clinician_name():
        return
    name = st.text_input(
        _("Your name"), key="reviewer-name", help=_("Kept with each change and decision that you make.")
    )
    if (name or "").strip():
        remember_clinician(name or "")
        st.rerun()
