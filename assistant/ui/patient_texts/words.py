"""For the talk with the reader: words explained, and questions that show what was understood."""

import streamlit as st

from assistant.handouts.glossary import handout_words
from assistant.handouts.teach_back import teach_back, teach_back_rules
from assistant.patient_texts import PatientText
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_words import answered


def words(text: PatientText) -> None:
    """Both lists, as far as the text has anything for them."""
    _glossary(text)
    _questions(text)


def _glossary(text: PatientText) -> None:
    st.subheader(_("Words explained"), anchor=False)
    found = handout_words(text.handout)
    if not found:
        st.markdown(_("No word of this text is in the glossary."))
    for word, meaning in found.items():
        st.markdown(f"**{plain(word)}**: {plain(meaning)}")


def _questions(text: PatientText) -> None:
    st.subheader(_("Questions to ask back"), anchor=False)
    found = teach_back(text.handout)
    if not found:
        st.markdown(_("No question could be drawn from this text."))
        return
    st.caption(plain(teach_back_rules().opening))
    for number, one in enumerate(found, start=1):
        st.markdown(f"{number}. **{plain(one.question)}**")
        st.caption(answered(text.handout, one))
