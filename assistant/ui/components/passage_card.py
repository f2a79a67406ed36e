"""What is shown of any passage: its marks, its words as a quotation, and why it was found."""

import streamlit as st

from assistant.ui.language import _
from assistant.ui.navigation import go
from assistant.ui.outdated import outdated_badge
from assistant.ui.plain_text import plain
from assistant.ui.words import FROM_GUIDELINE


def marks(publisher: str, year: int, grade: str, outdated: str) -> str:
    """Publisher, year, grade and whether it is outdated, as one line of Markdown."""
    strength = _(":gray-badge[Grade: {grade}]").format(grade=plain(grade)) if grade else ""
    parts = [_(FROM_GUIDELINE), f"**{plain(publisher)}, {year}**", strength, outdated_badge(outdated)]
    return " ".join(part for part in parts if part)


def quotation(text: str, marked: str = "") -> str:
    """A passage as a quotation in Markdown; ``marked`` is the piece of it that is set off."""
    before, found, after = text.partition(marked) if marked else (text, "", "")
    words = f"{plain(before)}:yellow-background[**{plain(found)}**]{plain(after)}" if found else plain(text)
    return "\n".join(f"> {line}" for line in words.split("\n"))


def found_by(words: list[str] | tuple[str, ...]) -> str:
    """Why it was found, as Markdown; "" when no word is shared."""
    listed = ", ".join(plain(word) for word in words)
    return _("Found because it has: {words}").format(words=listed) if words else ""


def open_button(passage: str, title: str, key: str) -> None:
    """The way to the document, at the passage."""
    if st.button(
        _("Open in its document"), key=f"open-{key}", icon=":material/open_in_new:", help=plain(title)
    ):
        go("guidelines", passage=passage)
