"""The practice's own documents: add some, see every version, remove one."""

import streamlit as st

from assistant.ui.components.add_documents import add_documents
from assistant.ui.components.job_progress import job_progress
from assistant.ui.language import _, ngettext
from assistant.ui.library_work import library_job, start_indexing, start_removal
from assistant.ui.navigation import go
from assistant.ui.outdated import Known, outdated, outdated_badge
from assistant.ui.plain_text import plain
from assistant.ui.services import all_documents, get_workflow, own_documents
from retrieval.library_document import LibraryDocument


def own_documents_view() -> None:
    """Work under way hides what would wait for it."""
    job = library_job()
    if job is not None and job.active:
        job_progress(job.key, lambda: None)
    else:
        if job is not None and job.state == "failed":
            st.error(_(job.error), icon=":material/error:")
        if job is not None and job.state == "cancelled":
            st.info(
                _("Stopped. What was read before is kept; press the button again."),
                icon=":material/stop_circle:",
            )
        add_documents()
    _list(busy=job is not None and job.active)


def _list(busy: bool) -> None:
    documents = own_documents()
    st.subheader(_("Documents on this computer"), anchor=False)
    if not documents:
        st.markdown(_("None yet."))
        return
    if not busy:
        _not_indexed()
    known = all_documents()
    current = [document for document in documents if document.is_current()]
    older = [document for document in documents if not document.is_current()]
    for document in current:
        _row(document, known, busy)
    if older:
        with st.expander(_("Superseded versions ({count})").format(count=len(older))):
            st.caption(_("Kept to be read; a search does not find them."))
            for document in older:
                _row(document, known, busy)


def _not_indexed() -> None:
    """A build of the index that was stopped, or that an earlier session did not finish."""
    workflow = get_workflow()
    if workflow.guidelines().is_built(workflow.sources):
        return
    st.warning(
        _("Some documents cannot be found yet: they are not in the index."), icon=":material/sync_problem:"
    )
    if st.button(_("Put them into the index"), icon=":material/sync:"):
        start_indexing()
        st.rerun()


def _row(document: LibraryDocument, known: Known, busy: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(
                f"**{plain(document.title)}** {outdated_badge(outdated(document.id, document.year, known))}"
            )
            parts = [
                f"{document.publisher}, {document.year}",
                _("collection {name}").format(name=document.collection),
                document.name,
                ngettext("{count} page", "{count} pages", document.pages) if document.pages else "",
                _("added on {date}").format(date=document.added),
            ]
            st.caption(" · ".join(plain(part) for part in parts if part))
        if st.button(
            _("Read"), key=f"read-{document.id}", icon=":material/menu_book:", help=plain(document.title)
        ):
            go("guidelines", document=document.id)
        _remove(document, busy)


def _remove(document: LibraryDocument, busy: bool) -> None:
    with st.popover(
        _("Remove"), key=f"remove-{document.id}", type="tertiary", icon=":material/delete:", disabled=busy
    ):
        st.markdown(
            _(
                "Remove {title}, {year}, with its original file? What was cited from it stays in the notes. "
                "An older version does not come back by itself."
            ).format(title=plain(document.title), year=document.year)
        )
        if st.button(_("Remove it"), key=f"sure-{document.id}", type="primary"):
            start_removal(document.id)
            st.rerun()
