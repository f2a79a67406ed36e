"""One guideline as it is read, with the passage that led here marked."""

import re

import streamlit as st

from assistant.ui.components.own_document import own_document
from assistant.ui.language import _
from assistant.ui.navigation import go
from assistant.ui.outdated import Known, outdated, outdated_badge
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents
from retrieval.document import GuidelineDocument, GuidelineSection
from retrieval.library_document import LibraryDocument


def document_view(document_id: str, passage_id: str) -> None:
    """Title, source and all sections. ``passage_id`` names the recommendations to mark, or is empty."""
    known = all_documents()
    document = known.get(document_id)
    if document is None:
        st.info(
            _("This guideline is not on this computer: it may have been removed."),
            icon=":material/search_off:",
        )
        return
    st.header(plain(document.title), anchor=False)
    _standing(document, known)
    if isinstance(document, LibraryDocument):
        own_document(document, passage_id)
    else:
        _summary(document, passage_id)


def _standing(document: GuidelineDocument | LibraryDocument, known: Known) -> None:
    """A mark when it is outdated, and the way to the one that took its place."""
    old = outdated(document.id, document.year, known)
    if not old:
        return
    st.markdown(outdated_badge(old))
    newer = known.get(document.superseded_by)
    if newer and st.button(
        _("Open the newer one: {title}").format(title=plain(newer.title)), icon=":material/arrow_forward:"
    ):
        go("guidelines", document=newer.id)


def _summary(document: GuidelineDocument, passage_id: str) -> None:
    _source(document)
    marked = marked_numbers(passage_id)
    for section in document.sections:
        _section(section, marked)


def _source(document: GuidelineDocument) -> None:
    checked = document.last_checked
    st.markdown(
        _("Summary of: {source}. {publisher}, {year}.  \nFor: {population}.").format(
            source=plain(document.source),
            publisher=plain(document.publisher),
            year=document.year,
            population=plain(document.population),
        )
    )
    st.caption(
        f"{plain(document.licence)}. "
        + (
            _("Last compared with the source on {date}.").format(date=checked)
            if checked
            else _("Not yet compared by a clinician.")
        )
    )
    st.link_button(_("Original on the internet"), document.url, icon=":material/open_in_new:")


def marked_numbers(passage_id: str) -> range:
    """The recommendations of a passage, whose id ends in ``:4`` or ``:4-6``; none for any other id."""
    found = re.search(r":(\d+)(?:-(\d+))?$", passage_id)
    if not found:
        return range(0)
    first = int(found[1])
    return range(first, int(found[2] or first) + 1)


def _section(section: GuidelineSection, marked: range) -> None:
    st.subheader(plain(section.title), anchor=False)
    for one in section.recommendations:
        number, line = f"{one.number}\\.", plain(one.line())
        if one.number in marked:
            with st.container(border=True):
                st.markdown(
                    f"{_(':material/bookmark: **This passage**')}  \n{number} :yellow-background[{line}]"
                )
                st.caption(plain(one.place))
        else:
            st.markdown(f"{number} {line}")
            st.caption(plain(one.place))
