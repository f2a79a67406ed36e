"""Export: the signed note and the approved handout as files, or the note's text to copy."""

import re
from typing import Literal

import streamlit as st

from assistant.encounter import Encounter
from assistant.interop.documents import Format
from assistant.ui.components.stepper import go_to_step
from assistant.ui.services import get_workflow
from assistant.ui.steps.state import handout_current

What = Literal["note", "handout"]

FORMATS: dict[Format, tuple[str, str, str]] = {
    "pdf": ("PDF", "application/pdf", ":material/picture_as_pdf:"),
    "docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ":material/description:",
    ),
    "md": ("Markdown", "text/markdown", ":material/notes:"),
}


def show(encounter: Encounter) -> None:
    """Two rows of downloads, each with the reason when it is closed."""
    st.header("Export", anchor=False)
    note, handout = encounter.note, encounter.handout
    signed = note is not None and note.is_signed()
    approved = handout is not None and handout.is_approved() and handout_current(encounter)
    with st.container(border=True):
        st.subheader("Note", anchor=False)
        _downloads(encounter, "note", "" if signed else "Sign the note first.")
        if signed:
            _copy(encounter)
        elif st.button("Go to Sign"):
            go_to_step(encounter.id, "sign")
    with st.container(border=True):
        st.subheader("Handout", anchor=False)
        _downloads(encounter, "handout", "" if approved else "Approve a handout of the signed note first.")
        if not approved and st.button("Go to Handout"):
            go_to_step(encounter.id, "handout")
    st.caption("Every file says that it was drafted with an AI system, and who reviewed it.")


def _downloads(encounter: Encounter, what: What, closed: str) -> None:
    with st.container(horizontal=True):
        for kind in FORMATS:
            _download(encounter, what, kind, bool(closed))
    if closed:
        st.caption(f":material/lock: {closed}")


def _download(encounter: Encounter, what: What, kind: Format, closed: bool) -> None:
    name, mime, icon = FORMATS[kind]
    # The file is made when the button is pressed, so that the audit trail holds real exports only.
    st.download_button(
        f"{what.capitalize()} as {name}",
        data=lambda: get_workflow().export(encounter.id, what, kind),
        file_name=file_name(encounter.title, what, kind),
        mime=mime,
        key=f"download-{what}-{kind}",
        icon=icon,
        disabled=closed,
        on_click="ignore",
    )


def _copy(encounter: Encounter) -> None:
    """The text behind a button, because showing it to be copied is an export too."""
    key = f"copy-{encounter.id}"
    if st.button("Show the note to copy", key=f"show-{key}", icon=":material/content_copy:", type="tertiary"):
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


def file_name(title: str, what: What, kind: Format) -> str:
    """A file name from the encounter's title that every system accepts."""
    stem = re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "encounter"
    return f"{stem}-{what}.{kind}"
