"""Encounters: the list, its search, a new one, and deleting one."""

from datetime import datetime

import streamlit as st

from assistant.records.listing import Summary
from assistant.ui.language import _
from assistant.ui.navigation import forget_encounter, go_to_encounter
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.steps.state import progress_line
from assistant.ui.when import when

SHOWN_AT_ONCE = 20


def page() -> None:
    """The list, the last changed first."""
    st.title(_("Encounters"), anchor=False)
    st.caption(_("One encounter is one visit: its recording, transcript, note and handout."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(_("Search by name"), key="encounters-search", icon=":material/search:")
        with st.popover(_("New encounter"), type="primary", icon=":material/add:"):
            _new()
    found = get_workflow().records.list(search or "")
    if not found:
        st.info(_nothing(bool(search)), icon=":material/info:")
    limit = st.session_state.setdefault("encounters-limit", SHOWN_AT_ONCE)
    for summary in found[:limit]:
        _row(summary)
    if len(found) > limit and st.button(_("Show more ({count})").format(count=len(found) - limit)):
        st.session_state["encounters-limit"] = limit + SHOWN_AT_ONCE
        st.rerun()


def _nothing(searched: bool) -> str:
    if searched:
        return _("No encounter has this in its name.")
    return _("No encounter yet. Begin with a new one.")


def _row(summary: Summary) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{plain(summary.title)}**")
            changed = _("changed {when}").format(when=when(summary.updated))
            st.caption(f"{progress_line(summary.steps)} · {changed}")
        if st.button(
            _("Open"), key=f"open-{summary.id}", icon=":material/arrow_forward:", help=plain(summary.title)
        ):
            go_to_encounter(summary.id)
        with st.popover(_("Delete"), key=f"delete-{summary.id}", type="tertiary", icon=":material/delete:"):
            _delete(summary)


def _new() -> None:
    with st.form("new-encounter", border=False):
        title = st.text_input(_("Name"), placeholder=_("Knee pain, Tuesday morning"), key="new-title")
        st.caption(_("Choose a name you will recognize. It appears in the list and on exported documents."))
        if st.form_submit_button(_("Begin"), type="primary", icon=":material/add:"):
            now = when(datetime.now().astimezone())
            name = (title or "").strip() or _("Encounter of {when}").format(when=now)
            go_to_encounter(get_workflow().new_encounter(name).id, "record")


def _delete(summary: Summary) -> None:
    st.markdown(_("Its recording, transcript, note and handout are removed for good."))
    if st.button(
        _("Delete for good"), key=f"gone-{summary.id}", type="primary", icon=":material/delete_forever:"
    ):
        get_workflow().records.delete(summary.id)
        forget_encounter(summary.id)
        st.rerun()
