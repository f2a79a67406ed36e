"""Bringing texts: paste one, upload many, or choose signed notes of this computer."""

from collections.abc import Callable, Mapping

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Note
from assistant.records.listing import Summary
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.address import chosen
from assistant.ui.patient_texts.brought import Brought, bring
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.when import when
from retrieval.reading.refusal import LARGEST

ENDINGS = ["docx", "pdf", "txt", "html", "htm", "md"]


def bring_texts() -> None:
    """One way at a time; what is brought is looked at before anything is made."""
    st.header(_("Bring texts"), anchor=False)
    WAYS[chosen("from", WAY_TITLES, _("Where the text comes from"))]()


def _paste() -> None:
    with st.form("paste-text", border=False):
        title = st.text_input(_("Title"), key="pasted-title", placeholder=_("Letter about your knee"))
        words = st.text_area(_("Text"), key="pasted-words", height=240)
        if st.form_submit_button(_("Look at this text"), type="primary", icon=":material/find_in_page:"):
            _look([Brought((title or "").strip(), words=(words or "").strip())] if words else [])


def _upload() -> None:
    st.caption(
        _("Word, PDF with text, plain text, HTML or Markdown; many at once. They stay on this computer.")
    )
    files = st.file_uploader(
        _("Files"),
        type=ENDINGS,
        accept_multiple_files=True,
        key="text-files",
        max_upload_size=LARGEST // 1_000_000,
    )
    if st.button(
        _("Look at these files"), type="primary", disabled=not files, icon=":material/find_in_page:"
    ):
        _look([Brought(file.name, data=file.getvalue()) for file in files or []])


def _signed_notes() -> None:
    records = get_workflow().records
    signed = [one for one in records.list() if one.steps["sign"] == "done"]
    if not signed:
        st.info(_("No note is signed yet. Sign one on the page Encounters."), icon=":material/info:")
        return
    names = {one.id: one for one in signed}
    picked = st.multiselect(
        _("Signed notes"), list(names), format_func=lambda one: _named(names[one]), key="text-notes"
    )
    label = ngettext("Look at {count} note", "Look at {count} notes", len(picked))
    if st.button(label, type="primary", disabled=not picked, icon=":material/find_in_page:"):
        _look([Brought(names[one].title, note=_note(one)) for one in picked])


def _named(encounter: Summary) -> str:
    return f"{encounter.title} ({when(encounter.updated)})"


def _note(encounter: str) -> Note | None:
    return get_workflow().records.load(encounter).note


def _look(texts: list[Brought]) -> None:
    if not texts:
        st.warning(plain(_("There is no text yet. Paste one first.")), icon=":material/info:")
        return
    bring(texts)
    st.rerun()


WAY_TITLES: Mapping[str, str] = {
    "paste": N_("Paste a text"),
    "files": N_("Upload files"),
    "notes": N_("Choose signed notes"),
}
WAYS: Mapping[str, Callable[[], None]] = {"paste": _paste, "files": _upload, "notes": _signed_notes}
