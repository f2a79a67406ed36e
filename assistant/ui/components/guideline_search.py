"""Searching the guidelines: a box, filters, and passages or the nearest titles."""

import streamlit as st

from assistant.ui.components.guideline_filters import collection_name, filters
from assistant.ui.components.passage_card import found_by, marks, open_button, quotation
from assistant.ui.kept_value import keep, restore
from assistant.ui.language import _
from assistant.ui.navigation import go
from assistant.ui.outdated import outdated
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents, get_workflow
from retrieval.document import SHIPPED
from retrieval.filters import EVERYTHING, Wanted
from retrieval.passage import Passage

RESULTS = 5
_QUERY = "guideline-query"


def search_guidelines() -> None:
    """What was asked is kept while a document is read."""
    restore(_QUERY, "")
    query = st.text_input(
        _("Search by problem or question"), key=_QUERY, icon=":material/search:", max_chars=300
    )
    keep(_QUERY)
    wanted = filters()
    if not (query or "").strip():
        return
    with st.spinner(_("Searching …")):
        found = get_workflow().guidelines().search(query or "", RESULTS, wanted=wanted)
    if not found:
        _nothing(query or "", wanted)
    for passage in found:
        _result(passage)


def _nothing(query: str, wanted: Wanted) -> None:
    message = (
        _("Nothing found in the guidelines on this computer with these filters.")
        if wanted != EVERYTHING
        else _("Nothing found in the guidelines on this computer.")
    )
    st.info(message, icon=":material/search_off:")
    nearest_documents(get_workflow().guidelines().nearest_titles(query, wanted=wanted))


def nearest_documents(titles: list[str]) -> None:
    """Buttons for the documents whose titles come nearest; nothing for none."""
    by_title = {document.title: name for name, document in all_documents().items() if document.is_current()}
    near = [title for title in titles if title in by_title]
    if not near:
        return
    st.markdown(_("The nearest titles, which may not be what you look for:"))
    with st.container(horizontal=True):
        for number, title in enumerate(near):
            if st.button(plain(title), key=f"near-{number}", icon=":material/menu_book:"):
                go("guidelines", document=by_title[title])


def _result(passage: Passage) -> None:
    with st.container(border=True):
        same = passage.section == passage.title
        st.subheader(
            plain(passage.title if same else f"{passage.title}: {passage.section}"),
            anchor=False,
        )
        old = outdated(passage.document, passage.year, all_documents())
        st.markdown(marks(passage.publisher, passage.year, passage.grade, old))
        st.markdown(quotation(passage.text))
        own = (
            _("Collection: {name}").format(name=collection_name(passage.collection))
            if passage.collection != SHIPPED
            else ""
        )
        why = found_by(passage.why.words) if passage.why else ""
        st.caption(" · ".join(part for part in (plain(passage.source), plain(own), why) if part))
        open_button(passage.id, passage.title, passage.id)
