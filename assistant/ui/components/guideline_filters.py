"""Which documents a search may find: by year, publisher and collection."""

from datetime import date

import streamlit as st

from assistant.ui.kept_value import keep, restore
from assistant.ui.language import _
from assistant.ui.services import all_documents
from retrieval.document import SHIPPED
from retrieval.filters import Wanted

YEARS = (1, 2, 3, 5, 10)
"""Years back from now that can be chosen."""

_KEYS: dict[str, object] = {"filter-since": None, "filter-publishers": [], "filter-collections": []}


def collection_name(collection: str) -> str:
    """A collection as it is called on the pages."""
    return _("Comes with Provenote") if collection == SHIPPED else collection


def filters() -> Wanted:
    """Three fields, folded; what is left empty leaves everything in."""
    documents = list(all_documents().values())
    for key, nothing in _KEYS.items():
        restore(key, nothing)
    with st.expander(_("Filter by year, publisher or collection"), icon=":material/filter_alt:"):
        this_year = date.today().year
        since = st.selectbox(
            _("Published in or after"),
            [this_year - back for back in YEARS],
            index=None,
            placeholder=_("Any year"),
            key="filter-since",
        )
        publishers = st.multiselect(
            _("Publisher"),
            sorted({document.publisher for document in documents}, key=str.lower),
            placeholder=_("All publishers"),
            key="filter-publishers",
        )
        collections = st.multiselect(
            _("Collection"),
            sorted({document.collection for document in documents}),
            format_func=collection_name,
            placeholder=_("All collections"),
            key="filter-collections",
        )
    for key in _KEYS:
        keep(key)
    return Wanted(since=since, publishers=frozenset(publishers), collections=frozenset(collections))
