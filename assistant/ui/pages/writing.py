"""Writing: the clinician's style and their own words, which the next drafts follow."""

import streamlit as st

from assistant.ui.components.dictionary import dictionary
from assistant.ui.components.style_choice import style_choice
from assistant.ui.components.style_learning import style_learning
from assistant.ui.language import _


def page() -> None:
    """Own words first, since they are exact; then the style, which the model only tries to follow."""
    st.title(_("Writing"), anchor=False)
    st.caption(_("Drafts written from now on follow this. Every sentence is checked as always."))
    st.header(_("Your words"), anchor=False)
    st.caption(
        _(
            "Put in after drafting, as whole words, before the checks. A number, a denial, a side or a drug "
            "is never changed."
        )
    )
    dictionary()
    st.header(_("Your style"), anchor=False)
    st.caption(_("The model is told your manner in fixed sentences; it never sees a word of your notes."))
    style_learning()
    style_choice()
