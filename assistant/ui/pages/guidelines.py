"""Guidelines: search them, ask them, add the practice's own documents, and read a passage in its document."""

from collections.abc import Callable

import streamlit as st

from assistant.catalogue import N_
from assistant.ui.components.all_guidelines import all_guidelines
from assistant.ui.components.guideline import document_view
from assistant.ui.components.guideline_ask import ask_the_guidelines
from assistant.ui.components.guideline_search import search_guidelines
from assistant.ui.components.own_documents import own_documents_view
from assistant.ui.kept_value import keep, restore
from assistant.ui.language import _

VIEWS: dict[str, Callable[[], None]] = {
    N_("Search"): search_guidelines,
    N_("Ask the guidelines"): ask_the_guidelines,
    N_("Your documents"): own_documents_view,
    N_("All guidelines"): all_guidelines,
}
_VIEW = "guidelines-view"


def page() -> None:
    """A document if the address names one, else the chosen view."""
    named = st.query_params.get("document") or st.query_params.get("passage", "").partition(":")[0]
    st.title(_("Guidelines"), anchor=False)
    if named:
        if st.button(_("Back to the guidelines"), icon=":material/arrow_back:"):
            st.query_params.clear()
            st.rerun()
        document_view(named, st.query_params.get("passage", ""))
        return
    st.caption(
        _(
            "Short summaries of published guidelines in our own words, each with its source, and the "
            "documents that you add. They are general advice and say nothing about one patient."
        )
    )
    restore(_VIEW, "Search")
    chosen = st.segmented_control(
        _("View"),
        list(VIEWS),
        format_func=_,
        key=_VIEW,
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    keep(_VIEW)
    VIEWS[chosen or "Search"]()
