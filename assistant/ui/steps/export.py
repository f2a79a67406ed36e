"""Export: the signed note and the approved handout as files, or the note's text to copy."""

import streamlit as st

from assistant.encounter import Encounter
from assistant.ui.components.stepper import go_to_step
from assistant.ui.language import _
from assistant.ui.services import get_workflow
from assistant.ui.steps.export_files import NOTE_FORMATS, download
from assistant.ui.steps.handout_export import export_the_handout
from assistant.ui.steps.handout_languages import ready


def show(encounter: Encounter) -> None:
    """Two boxes of downloads, each with the reason when it is closed."""
    st.header(_("Export"), anchor=False)
    signed = encounter.note is not None and encounter.note.is_signed()
    with st.container(border=True):
        st.subheader(_("Note"), anchor=False)
        with st.container(horizontal=True):
            for kind in NOTE_FORMATS:
                download(encounter, "note", kind, closed=not signed)
        if signed:
            _copy(encounter)
        else:
            _closed(encounter, _("Sign the note first."))
    with st.container(border=True):
        st.subheader(_("Handout"), anchor=False)
        export_the_handout(encounter, ready(encounter))
    st.caption(_("Every file says that it was drafted with an AI system, and who reviewed it."))


def _closed(encounter: Encounter, why: str) -> None:
    st.caption(f":material/lock: {why}")
    if st.button(_("Go to Sign")):
        go_to_step(encounter.id, "sign")


def _copy(encounter: Encounter) -> None:
    """The text behind a button, because showing it to be copied is an export too."""
    key = f"copy-{encounter.id}"
    if st.button(
        _("Show the note to copy"), key=f"show-{key}", icon=":material/content_copy:", type="tertiary"
    ):
        # The export itself is what checks the signature and writes the audit row.
        get_workflow().export(encounter.id, "note", "md")
        st.code(copy_text(encounter), language=None, wrap_lines=True)


def copy_text(encounter: Encounter) -> str:
    """The signed note as plain text, with what an addendum changed and the line that every copy carries."""
    note = encounter.note
    assert note is not None and note.signature is not None
    by, at = note.signature.by, note.signature.at.astimezone()
    changed = f"\n\nAddendum, what changed:\n{note.addendum}" if note.addendum else ""
    return (
        f"{note.text()}{changed}\n\nDrafted with an AI system, reviewed and signed by {by} on {at:%Y-%m-%d}."
    )
