"""Learning a clinician's manner: from notes that they paste, or from what they changed in drafts."""

import streamlit as st

from assistant.notes.kept import load_style, save_style
from assistant.notes.style import Style
from assistant.notes.style_learning import from_drafts, from_examples
from assistant.notes.style_rules import style_rules
from assistant.ui.language import _
from assistant.ui.services import get_workflow

_OUTCOME = "style-outcome"
_FRESH = "style-fresh"


def style_learning() -> None:
    """The two ways, and what came of the last one."""
    if _OUTCOME in st.session_state:
        _tell(st.session_state.pop(_OUTCOME))
    fresh = st.session_state.setdefault(_FRESH, 0)
    with st.form("style-examples"):
        text = st.text_area(
            _("Notes that you wrote"),
            height=160,
            placeholder=_("Paste one or more notes."),
            help=_(
                "Read once and forgotten. Only counts are kept, such as words a sentence, the tense, and "
                "which of two known terms you use."
            ),
            key=f"style-examples-{fresh}",
        )
        pasted = st.form_submit_button(_("Learn from these notes"), icon=":material/school:")
    asked = st.button(
        _("Learn from my corrections"), icon=":material/rule:", help=_("From every note you signed.")
    )
    if pasted:
        _learn(from_examples([text]))
    elif asked:
        _learn(from_drafts(get_workflow().records.drafts_and_signed()))


def _learn(newer: Style) -> None:
    """Keep what is new and draw the page again with an empty field: the pasted notes are let go of."""
    learned = newer != Style()
    if learned:
        folder = get_workflow().settings.data_dir
        save_style(load_style(folder).updated(newer), folder)
    st.session_state[_OUTCOME] = learned
    st.session_state[_FRESH] += 1
    st.rerun()


def _tell(learned: bool) -> None:
    if learned:
        st.success(_("Learned. The next draft is asked for in this style."), icon=":material/check_circle:")
    else:
        few = style_rules().few_sentences
        st.warning(_("There was too little to learn from. Show at least {few} sentences.").format(few=few))
