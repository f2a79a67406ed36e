"""How easy a text reads: the grade as a bar and in words, with the one that was asked for."""

import streamlit as st

from assistant.patient_texts import PatientText
from assistant.ui.language import _
from assistant.ui.steps.handout_gauge import gauge
from assistant.ui.steps.handout_grade import in_words


def grade_gauge(text: PatientText) -> None:
    """The sentence carries it; the bar only shows it."""
    grade, asked = text.handout.grade, text.grade_asked
    told = in_words(grade, asked)
    st.markdown(f"**{told}**")
    labels = (
        _("reads at {grade}").format(grade=f"{grade:.1f}"),
        _("asked: {grade}").format(grade=f"{asked:g}"),
    )
    st.html(gauge(grade, asked, told, labels))
