"""Guidelines: search the summaries on this computer, and read a passage in its document."""

import streamlit as st

from assistant.ui.components.guideline import document_view
from assistant.ui.navigation import go
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow, guideline_documents
from retrieval.passage import Passage

RESULTS = 5


def page() -> None:
    """A document if the address names one, else the search."""
    named = st.query_params.get("document") or st.query_params.get("passage", "").partition(":")[0]
    st.title("Guidelines", anchor=False)
    if named:
        if st.button("Back to the search", icon=":material/arrow_back:"):
            st.query_params.clear()
            st.rerun()
        document_view(named, st.query_params.get("passage", ""))
        return
    st.caption(
        "Short summaries of published guidelines in our own words, each with its source. "
        "They are general advice and say nothing about one patient."
    )
    _search()
    _all_topics()


def _search() -> None:
    query = st.text_input(
        "Search by problem or question", key="guideline-query", icon=":material/search:", max_chars=300
    )
    if not (query or "").strip():
        return
    with st.spinner("Searching …"):
        found = get_workflow().guidelines().search(query or "", RESULTS)
    if not found:
        st.info("Nothing found in the guidelines on this computer.", icon=":material/search_off:")
    for passage in found:
        _result(passage)


def _result(passage: Passage) -> None:
    with st.container(border=True):
        st.subheader(f"{plain(passage.title)}: {plain(passage.section)}", anchor=False)
        st.caption(f"{plain(passage.publisher)}, {passage.year} · {plain(passage.source)}")
        st.markdown(plain(passage.text))
        if st.button("Open in its document", key=f"open-{passage.id}", icon=":material/open_in_new:"):
            go("guidelines", passage=passage.id)


def _all_topics() -> None:
    documents = guideline_documents()
    with st.expander(f"All {len(documents)} topics"):
        for document in documents:
            label = f"{plain(document.title)} ({plain(document.publisher)}, {document.year})"
            if st.button(label, key=f"topic-{document.id}", type="tertiary"):
                go("guidelines", document=document.id)
