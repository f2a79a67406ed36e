"""Notes as they were signed, to be read: the one that counts, and those that it amends."""

import streamlit as st

from assistant.encounter import NOTHING_SAID, Encounter, Note, by_problem
from assistant.notes.addendum import addendum
from assistant.ui.language import _
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from assistant.ui.when import when
from assistant.ui.words import FROM_GUIDELINE


def read_note(note: Note) -> None:
    """The exact text of the note, section by section, as literal words."""
    for section in note.sections:
        st.markdown(f"#### {plain(section.title)}")
        if not section.statements:
            st.markdown(f"*{_(NOTHING_SAID)}*")
        for problem, statements, citations in by_problem(section):
            if problem:
                st.markdown(f"**{plain(problem)}**")
            for statement in statements:
                st.markdown(plain(statement.text))
            for cited in citations:
                st.markdown(f"{_(FROM_GUIDELINE)} {plain(cited.line())}")


def earlier(encounter: Encounter, note: Note) -> list[Note]:
    """The signed notes before this one, the last first."""
    signed: list[Note] = [version.document for version in get_workflow().records.signed_notes(encounter.id)]
    return [one for one in reversed(signed) if one.signature != note.signature]


def show_earlier(notes: list[Note]) -> None:
    """Each to be opened and read; nothing of them can be changed."""
    if not notes:
        return
    st.subheader(_("Earlier signed versions"), anchor=False)
    st.caption(_("Kept as they were signed. They can be read and not changed."))
    for number, note in enumerate(notes):
        assert note.signature is not None
        by, at = plain(note.signature.by), when(note.signature.at)
        with st.expander(_("Signed by {name} on {when}").format(name=by, when=at), key=f"signed-{number}"):
            st.caption(_("Fingerprint: {fingerprint}.").format(fingerprint=note.signature.sha256[:12]))
            show_addendum(note.addendum)
            read_note(note)


def show_addendum(text: str) -> None:
    """The changes of an addendum, one a line; nothing when it changes nothing."""
    if text:
        st.markdown(_("**What this changed**"))
        st.markdown("\n".join(f"- {plain(line)}" for line in text.splitlines()))


def show_changes(signed: Note, note: Note) -> None:
    """What an addendum that is not signed yet changes of the signed note."""
    assert signed.signature is not None
    st.warning(
        _(
            "The note was changed after {name} signed it on {when}. The changes are an addendum: sign it "
            "again."
        ).format(name=plain(signed.signature.by), when=when(signed.signature.at)),
        icon=":material/sync_problem:",
    )
    changed = addendum(signed, note)
    if not changed:
        st.caption(_("Its words are those that were signed."))
        return
    with st.container(border=True):
        show_addendum(changed)
