"""The clinician's name in this browser tab: offered for signing, never shared with another tab."""

import streamlit as st

from assistant.ui.services import get_workflow

_NAME = "clinician-name"


def clinician_name() -> str:
    """The name given in this tab, else the one in the settings."""
    return str(st.session_state.get(_NAME) or get_workflow().settings.clinician)


def remember_clinician(name: str) -> None:
    """Offer this name from now on in this tab."""
    st.session_state[_NAME] = name.strip()
