"""How a text reads: what was counted, the hardest sentences, and words that blame or alarm."""

import streamlit as st

from assistant.patient_texts import PatientText
from assistant.ui.language import _
from assistant.ui.patient_texts.hard_sentences import hard_sentences
from assistant.ui.patient_texts.reviewer import ask_reviewer
from assistant.ui.patient_texts.text_findings import open_findings, show_findings
from assistant.ui.plain_text import plain
from assistant.ui.steps.handout_grade import counts, report_of


def reading(text: PatientText) -> None:
    """The counts first, then what can be made easier, then tone."""
    ask_reviewer()
    report = report_of(text.handout)
    st.subheader(_("Reading"), anchor=False)
    st.markdown(counts(report))
    hard_sentences(text, report.hardest)
    st.subheader(_("Tone"), anchor=False)
    if not text.tone:
        st.markdown(_("The house style of this text does not look at tone."))
        return
    found = [(number, one) for number, one in open_findings(text) if one.rule.startswith("tone_")]
    if not found:
        st.markdown(_("No words that blame, label or alarm."))
    for number, finding in found:
        with st.container(border=True):
            st.markdown(f"“{plain(finding.span)}”")
            show_findings(text, [(number, finding)])
