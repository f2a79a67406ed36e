"""Passages of guidelines beside the note. They support what to do; they say nothing of this patient."""

import streamlit as st

from assistant.encounter import Citation, Suggestion
from assistant.ui.navigation import go
from assistant.ui.plain_text import plain


def from_the_guideline(suggestions: list[Suggestion] | None) -> None:
    """For each problem of the assessment its passages, or "nothing found"."""
    with st.container(border=True):
        st.subheader(":material/menu_book: From the guideline", anchor=False)
        st.caption(
            "Published advice on the problems of this note. It was not said in the room and is not part "
            "of the note: “Said in the room” above comes from this patient, this comes from books."
        )
        if suggestions is None:
            st.markdown("Not looked up yet.")
        elif not suggestions:
            st.markdown("The note names no problem to look up.")
        for number, suggestion in enumerate(suggestions or []):
            _problem(number, suggestion)


def _problem(number: int, suggestion: Suggestion) -> None:
    st.markdown(f"#### {plain(suggestion.problem)}")
    if not suggestion.citations:
        st.markdown("Nothing found in the guidelines on this computer.")
    for citation in suggestion.citations:
        with st.expander(f"{plain(citation.publisher)}, {citation.year}: {plain(citation.section)}"):
            passage(citation, key=f"{number}-{citation.id}")


def passage(citation: Citation, key: str) -> None:
    """The words of a passage, where they are from, and the way to its document."""
    st.markdown(plain(citation.text))
    st.caption(" · ".join(plain(part) for part in (citation.document, citation.source) if part))
    if st.button("Open in its document", key=f"passage-{key}", icon=":material/open_in_new:"):
        go("guidelines", passage=citation.id)
