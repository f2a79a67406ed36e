"""The plain text alone, as its reader will have it."""

import streamlit as st

from assistant.patient_texts import PatientText
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_foreign import medicine_table


def plain_text_view(text: PatientText) -> None:
    """Headings and sentences in order, the medicines last."""
    for section in text.handout.sections:
        st.subheader(plain(section.title), anchor=False)
        st.markdown("  \n".join(plain(sentence.text) for sentence in section.sentences))
    if text.handout.medicines:
        st.subheader(_("Your medicines"), anchor=False)
        st.html(medicine_table(text.handout))
