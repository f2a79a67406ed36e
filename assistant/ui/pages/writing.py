"""Writing: the clinician's style and their own words, which the next drafts follow."""

import streamlit as st

from assistant.ui.components.dictionary import dictionary
from assistant.ui.components.style_choice import style_choice
from assistant.ui.components.style_learning import style_learning


def page() -> None:
    """Own words first, since they are exact; then the style, which the model only tries to follow."""
    st.title("Writing", anchor=False)
    st.caption("Drafts written from now on follow this. Every sentence is checked as always.")
    st.header("Your words", anchor=False)
    st.caption(
        "Put in after drafting, as whole words, before the checks. A number, a denial, a side or a drug "
        "is never changed."
    )
    dictionary()
    st.header("Your style", anchor=False)
    st.caption("The model is told your manner in fixed sentences; it never sees a word of your notes.")
    style_learning()
    style_choice()
