"""Texts on their way in: what a person pasted, uploaded or chose, until it is made plain.

They wait in the tab's own session, never in a cache that other tabs share.
"""

from dataclasses import dataclass, field

import streamlit as st

from assistant.encounter import Note
from assistant.patient_texts import Item, Source, TextKind, of_note, read_pasted, read_source

_WAITING = "patient-texts-brought"


@dataclass
class Brought:
    """One text as it came: pasted words, a file's bytes, or a signed note. Each way of reading is kept."""

    name: str
    words: str = ""
    data: bytes = b""
    note: Note | None = None
    _sources: dict[TextKind | None, Source] = field(default_factory=dict)

    def source(self, kind: TextKind | None = None) -> Source:
        """Its statements; ``kind`` None lets rules decide. Raises InputRefused with what to do."""
        if kind not in self._sources:
            self._sources[kind] = self._read(kind)
        return self._sources[kind]

    def _read(self, kind: TextKind | None) -> Source:
        if self.note is not None:
            return of_note(self.note, self.name)
        if self.words:
            return read_pasted(self.words, self.name, kind)
        return read_source(self.name, self.data, kind)


def waiting() -> list[Brought]:
    """The texts that were brought in this tab and not made yet."""
    found: list[Brought] = st.session_state.get(_WAITING, [])
    return found


def bring(texts: list[Brought]) -> None:
    """These wait now, in place of others."""
    st.session_state[_WAITING] = texts


def item(source: Source) -> Item:
    """A text that was read and looked at, as the batch takes it."""
    return Item(source.title, lambda: source)
