"""How long a note is, and how many words it spends on one fact."""

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Note
from assistant.notes.bloat import bloat
from assistant.ui.language import _

HELP = N_(
    "A fact is one thing that a sentence states, each of its numbers, and each medicine. More words a fact "
    "means a wordier note. Notes that people wrote for published visits have about 6."
)


def note_length(note: Note) -> None:
    """One quiet line; nothing for a note without a fact."""
    found = bloat("\n".join(statement.text for statement in note.statements()))
    if found.words_per_fact is None:
        return
    st.caption(
        _("{words} words, {facts} facts: {density} words a fact.").format(
            words=found.words, facts=found.facts, density=f"{found.words_per_fact:.1f}"
        ),
        help=_(HELP),
    )
