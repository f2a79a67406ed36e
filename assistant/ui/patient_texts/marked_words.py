"""Two wordings with what changed marked: struck through what is gone, underlined what is new.

Screen readers read ``del`` and ``ins`` out as deleted and inserted; no colour carries anything.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from assistant.patient_texts import Mark
from assistant.patient_texts.align import MarkKind

ELEMENTS: dict[MarkKind, tuple[str, str]] = {
    "same": ("", ""),
    "removed": ("<del>", "</del>"),
    "added": ("<ins>", "</ins>"),
}


def marked_words(label: str, marks: Sequence[Mark]) -> None:
    """One wording with its marks, under what it is: on a narrow screen the two stand below each other."""
    st.html(
        f'<div><small style="opacity:0.8">{escape(label)}</small>'
        f'<p style="margin:0.1rem 0 0">{marked_html(marks)}</p></div>'
    )


def marked_html(marks: Sequence[Mark]) -> str:
    """The words in order, each run inside its element. Every word is escaped: it is shown as it stands."""
    return "".join(f"{ELEMENTS[m.kind][0]}{escape(m.text)}{ELEMENTS[m.kind][1]}" for m in marks)
