"""Widgets whose value outlives them: Streamlit forgets what a widget holds once it is not drawn."""

import streamlit as st


def restore(key: str, default: object) -> None:
    """Call before the widget with this key: it starts with what ``keep`` kept last, else the default."""
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(f"{key}-kept", default)


def keep(key: str) -> None:
    """Call after the widget: its value is there again when it is drawn the next time."""
    st.session_state[f"{key}-kept"] = st.session_state[key]
