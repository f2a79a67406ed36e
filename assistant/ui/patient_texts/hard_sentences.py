"""The hardest sentences of a text, each with why, and an easier wording when a person asks for one."""

import streamlit as st

from assistant.handouts.reading import HardSentence
from assistant.patient_texts import Pair, PatientText
from assistant.ui.language import _
from assistant.ui.patient_texts.rewording import suggestion
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_grade import HARD, reasons
from assistant.ui.steps.handout_places import place_of


def hard_mark(pair: Pair, hardest: list[HardSentence]) -> str:
    """The mark of a pair that has one of the hardest sentences, else nothing."""
    return HARD.format(word=_("Hard to read")) if any(one.text in pair.plain for one in hardest) else ""


def hard_sentences(text: PatientText, hardest: list[HardSentence]) -> None:
    """One box a sentence."""
    if not hardest:
        st.markdown(_("No sentence stands out as hard."))
    for hard in hardest:
        with st.container(border=True):
            st.markdown(f"{HARD.format(word=_('Hard to read'))} {plain(hard.text)}")
            grade = _("Grade {grade}").format(grade=f"{hard.grade:.1f}")
            st.caption(f"{grade}: {plain(reasons(hard))}")
            place = place_of(text.handout, hard.text)
            if place is not None:
                suggestion(text, place)
