"""Putting the sentences of one pair into one's own words, one pair at a time."""

import streamlit as st

from assistant.patient_texts import Pair, PatientText
from assistant.ui.clinician import clinician_name
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts

_OPEN = "text-corrected"
"""Which pair is being corrected: the text and the place of its first sentence."""


def is_corrected(text: PatientText, pair: Pair) -> bool:
    """True for the pair whose sentences stand in fields now."""
    return bool(pair.sentences) and st.session_state.get(_OPEN) == (text.id, pair.sentences[0])


def correct_button(text: PatientText, pair: Pair, number: int) -> None:
    """The way to the fields."""
    if st.button(
        _("Correct"),
        key=f"correct-{text.id}-{number}",
        type="tertiary",
        icon=":material/edit:",
        help=plain(pair.plain),
    ):
        st.session_state[_OPEN] = (text.id, pair.sentences[0])
        st.rerun()


def correct(text: PatientText, pair: Pair) -> None:
    """A field a sentence. Saving takes an earlier approval off, because the text is another one."""
    with st.form(f"correct-{text.id}", border=False):
        words = [_field(text, place, at) for at, place in enumerate(pair.sentences)]
        st.caption(_("Empty a sentence to take it out."))
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), type="primary", icon=":material/save:")
            left = st.form_submit_button(_("Leave it"))
    if saved:
        _save(text, pair, words)
    if saved or left:
        st.session_state.pop(_OPEN, None)
        st.rerun()


def _field(text: PatientText, place: tuple[int, int], at: int) -> str:
    told = text.handout.sections[place[0]].sentences[place[1]].text
    # The text is in the key: a field must not show what another sentence held in its place.
    key = f"sentence-{text.id}-{place}-{hash(told)}"
    return (
        st.text_area(_("Sentence {number}").format(number=at + 1), told, height=80, key=key) or ""
    ).strip()


def _save(text: PatientText, pair: Pair, words: list[str]) -> None:
    """From the last sentence to the first: an emptied one is taken out and moves those after it."""
    for (section, sentence), told in reversed(list(zip(pair.sentences, words, strict=True))):
        get_texts().edit(text.id, section, sentence, told, clinician_name())
