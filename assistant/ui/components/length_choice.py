"""How long the next draft is to be."""

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Note
from assistant.notes.length import LENGTHS, Length
from assistant.ui.language import _
from assistant.ui.services import get_workflow

WORDS: dict[Length, str] = {"brief": N_("Brief"), "standard": N_("Standard"), "detailed": N_("Detailed")}

HELP = N_(
    "Brief: short sentences, every fact once. Standard: as a clinician dictates. "
    "Detailed: everything that was said. Medicines, doses, numbers and denied symptoms belong in all three."
)


def length_choice(key: str, note: Note | None = None) -> Length:
    """A box with the three lengths; at first the one of the present note, else the configured one."""
    return st.selectbox(
        _("Length"),
        LENGTHS,
        index=LENGTHS.index(drafted_length(note)),
        format_func=lambda length: _(WORDS[length]),
        key=key,
        help=_(HELP),
        width=160,
    )


def drafted_length(note: Note | None) -> Length:
    """The length that a note was drafted at, else the configured one."""
    named = note.provenance.get("length") if note else None
    return next((length for length in LENGTHS if length == named), get_workflow().settings.length)
