"""Everything that can be found, by title; superseded and old ones are marked."""

import streamlit as st

from assistant.ui.components.guideline_filters import collection_name
from assistant.ui.language import _
from assistant.ui.navigation import go
from assistant.ui.outdated import outdated, outdated_badge
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents
from retrieval.document import SHIPPED, GuidelineDocument
from retrieval.library_document import LibraryDocument


def all_guidelines() -> None:
    """One line a document."""
    documents = all_documents()
    old = {name: outdated(name, document.year, documents) for name, document in documents.items()}
    st.caption(
        _(
            "{count} documents, {old} of them outdated. A superseded one can be read and is not found by a "
            "search."
        ).format(count=len(documents), old=sum(map(bool, old.values())))
    )
    with st.container(gap=None):
        for document in sorted(documents.values(), key=lambda one: one.title.lower()):
            _row(document, old[document.id])


def _row(document: GuidelineDocument | LibraryDocument, old: str) -> None:
    where = f", {collection_name(document.collection)}" if document.collection != SHIPPED else ""
    label = f"{plain(document.title)} ({plain(document.publisher)}, {document.year}{plain(where)})"
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(label, key=f"topic-{document.id}", type="tertiary"):
            go("guidelines", document=document.id)
        if old:
            st.markdown(outdated_badge(old))
