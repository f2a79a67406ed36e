"""Who did what with a text and when, the newest first, and the way to see an older version."""

from collections.abc import Mapping

import streamlit as st

from assistant.catalogue import N_
from assistant.patient_texts import Entry, PatientText
from assistant.ui.language import _
from assistant.ui.navigation import go
from assistant.ui.patient_texts.address import PAGE
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts
from assistant.ui.when import when

ACTIONS: Mapping[str, str] = {
    "made": N_("Made"),
    "edited": N_("Corrected"),
    "overruled": N_("A finding set aside"),
    "sent_back": N_("Sent back"),
    "approved": N_("Approved"),
    "renamed": N_("Renamed"),
}


def history(text: PatientText) -> None:
    """One line an entry."""
    st.subheader(_("History"), anchor=False)
    entries = get_texts().history(text.id)
    for entry in reversed(entries):
        _entry(text, entry, newest=entry is entries[-1])


def _entry(text: PatientText, entry: Entry, newest: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            who = plain(entry.by) if entry.by else _("by the computer")
            action = _(ACTIONS.get(entry.action, entry.action))
            st.markdown(f"**{entry.version}. {action}** · {who} · {when(entry.at)}")
            if entry.comment:
                st.markdown(f"“{plain(entry.comment)}”")
        if newest:
            st.markdown(_(":gray-badge[This is the text as it is now]"))
        elif st.button(
            _("See this version"), key=f"version-{entry.version}", help=f"{entry.version}. {action}"
        ):
            go(PAGE, text=text.id, version=str(entry.version))
