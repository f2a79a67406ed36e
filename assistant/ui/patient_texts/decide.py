"""Approve a text or send it back with a comment; once it is approved, take it along."""

import streamlit as st

from assistant.patient_texts import PatientText
from assistant.ui.clinician import clinician_name, remember_clinician
from assistant.ui.language import _, ngettext
from assistant.ui.patient_texts.address import open_text
from assistant.ui.patient_texts.exports import choose_options, exports
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts
from assistant.ui.when import when


def decide(text: PatientText) -> None:
    """What stands in the way, the name, the two decisions, and the files."""
    st.subheader(_("Approve or send back"), anchor=False)
    approval = text.handout.approval
    if approval is not None and text.handout.is_approved():
        st.success(
            _("Approved by {name} on {when}.").format(name=plain(approval.by), when=when(approval.at)),
            icon=":material/verified:",
        )
    _open(text)
    name = st.text_input(_("Your name"), value=clinician_name(), key=f"text-approver-{text.id}")
    if text.status != "approved":
        _approve(text, (name or "").strip())
    _send_back(text, (name or "").strip())
    st.subheader(_("Export"), anchor=False)
    exports(text, f"decide-{text.id}", choose_options(text))


def _open(text: PatientText) -> None:
    blocking = len(text.blocking())
    if not blocking:
        return
    told = ngettext(
        "{count} critical difference is open. Correct it, or say why it is right, first.",
        "{count} critical differences are open. Correct them, or say why they are right, first.",
        blocking,
    )
    st.warning(told, icon=":material/lock:")
    if st.button(_("Go to the differences"), icon=":material/arrow_forward:"):
        open_text(text.id, "compare")


def _approve(text: PatientText, name: str) -> None:
    ready = bool(name) and not text.blocking()
    if st.button(_("Approve this text"), type="primary", icon=":material/verified:", disabled=not ready):
        remember_clinician(name)
        get_texts().approve(text.id, name)
        st.rerun()


def _send_back(text: PatientText, name: str) -> None:
    with st.form(f"send-back-{text.id}", border=False):
        comment = st.text_area(_("What is to be changed?"), height=80, key=f"send-back-comment-{text.id}")
        if st.form_submit_button(_("Send it back"), icon=":material/reply:"):
            remember_clinician(name)
            get_texts().send_back(text.id, name, comment or "")
            st.rerun()
