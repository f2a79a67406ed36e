"""The clinician's own words: one entry a line, what is said or written, and what they write."""

import streamlit as st

from assistant.errors import InputRefused
from assistant.notes.dictionary import LONGEST, Dictionary, Entry
from assistant.notes.kept import load_dictionary, save_dictionary
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow


def dictionary() -> None:
    """The entries, each with a button to remove it, and a form for one more."""
    folder = get_workflow().settings.data_dir
    known = load_dictionary(folder)
    for entry in known.entries:
        _row(entry, known)
    with st.form("dictionary-entry"), st.container(horizontal=True, vertical_alignment="bottom"):
        said = st.text_input(_("Said or written"), max_chars=LONGEST)
        written = st.text_input(_("I write"), max_chars=LONGEST)
        added = st.form_submit_button(_("Add"), type="primary", icon=":material/add:")
    if added:
        _add(known, said, written)


def _row(entry: Entry, known: Dictionary) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(entry.said)} → **{plain(entry.written)}**")
        if st.button(
            _("Remove"), key=f"dictionary-remove-{entry.said}", type="tertiary", icon=":material/delete:"
        ):
            save_dictionary(known.removed(entry.said), get_workflow().settings.data_dir)
            st.rerun()


def _add(known: Dictionary, said: str, written: str) -> None:
    try:
        save_dictionary(known.added(said, written), get_workflow().settings.data_dir)
    except InputRefused as error:
        st.error(_(str(error)), icon=":material/error:")
        return
    st.rerun()
