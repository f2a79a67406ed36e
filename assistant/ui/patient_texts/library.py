"""The library: every text with where it stands; search, open, export, delete."""

from typing import cast

import streamlit as st

from assistant.patient_texts import Status
from assistant.records.patient_texts import TextSummary
from assistant.ui.clinician import clinician_name
from assistant.ui.kept_value import keep, restore
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.address import open_text
from assistant.ui.patient_texts.exports import exports
from assistant.ui.patient_texts.names import STATUSES, kind_name, status_badge
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts
from assistant.ui.when import when

SHOWN_AT_ONCE = 20
_SEARCH, _STATUS, _LIMIT = "texts-search", "texts-status", "texts-limit"


def library() -> None:
    """The list, the last changed first."""
    st.header(_("Library"), anchor=False)
    found = _found()
    if not found:
        st.info(_("No text here yet, or none has these words."), icon=":material/info:")
        return
    st.caption(ngettext("{count} text", "{count} texts", len(found)))
    limit = st.session_state.setdefault(_LIMIT, SHOWN_AT_ONCE)
    for one in found[:limit]:
        _row(one)
    if len(found) > limit and st.button(_("Show more ({count})").format(count=len(found) - limit)):
        st.session_state[_LIMIT] = limit + SHOWN_AT_ONCE
        st.rerun()


def _found() -> list[TextSummary]:
    """What the search and the status leave."""
    restore(_SEARCH, "")
    restore(_STATUS, "")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    search = left.text_input(
        _("Search"), key=_SEARCH, icon=":material/search:", help=_("In titles and in approved texts.")
    )
    status = right.selectbox(_("Status"), ["", *STATUSES], format_func=_status_name, key=_STATUS)
    keep(_SEARCH)
    keep(_STATUS)
    return get_texts().list(search or "", cast(Status, status) if status else None)


def _status_name(status: str) -> str:
    return _(STATUSES[cast(Status, status)]) if status else _("All")


def _row(one: TextSummary) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{plain(one.title)}** {status_badge(one.status)}")
            versions = ngettext("{count} version", "{count} versions", one.versions)
            changed = _("changed {when}").format(when=when(one.updated))
            st.caption(f"{kind_name(one.kind)} · {changed} · {versions}")
        if st.button(
            _("Open"), key=f"text-open-{one.id}", icon=":material/arrow_forward:", help=plain(one.title)
        ):
            open_text(one.id)
        if one.status == "approved":
            with st.popover(_("Export"), key=f"text-export-{one.id}", icon=":material/download:"):
                exports(get_texts().load(one.id), f"library-{one.id}")
        with st.popover(_("Delete"), key=f"text-delete-{one.id}", type="tertiary", icon=":material/delete:"):
            _delete(one)


def _delete(one: TextSummary) -> None:
    st.markdown(_("Delete {title} with all its versions?").format(title=f"**{plain(one.title)}**"))
    if st.button(
        _("Delete for good"), key=f"text-gone-{one.id}", type="primary", icon=":material/delete_forever:"
    ):
        get_texts().delete(one.id, clinician_name())
        st.rerun()
