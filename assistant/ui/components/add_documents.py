"""Adding documents in three steps: choose files, confirm what they are called, read what became of them."""

import streamlit as st

from assistant.ui.components.intake_report import intake_report
from assistant.ui.language import _
from assistant.ui.library_work import start_intake, start_looking
from assistant.ui.plain_text import plain
from assistant.ui.services import get_intake, own_documents
from retrieval.intake import DEFAULT
from retrieval.offer import Offer, Origin
from retrieval.reading.block import Stated
from retrieval.reading.read import READERS
from retrieval.reading.refusal import LARGEST

ACCEPTED = sorted(ending.removeprefix(".") for ending in READERS)


def add_documents() -> None:
    """The step that the documents on their way are at."""
    intake = get_intake()
    st.subheader(_("Add documents"), anchor=False)
    if intake.report is not None:
        intake_report(intake.report)
        if st.button(_("Add more documents"), icon=":material/add:"):
            intake.finish(None)
            st.rerun()
    elif intake.offers:
        _confirm(intake.offers)
    else:
        _choose()


def _choose() -> None:
    st.caption(
        _(
            "Protocols and guidelines of your practice: PDF with text, Word, HTML, Markdown, plain text, and "
            "tables of recommendations (CSV, JSON). They stay on this computer. Add nothing about patients."
        )
    )
    files = st.file_uploader(
        _("Documents"),
        type=ACCEPTED,
        accept_multiple_files=True,
        key="library-files",
        max_upload_size=LARGEST // 1_000_000,
    )
    collection = st.selectbox(
        _("Collection"),
        list(dict.fromkeys([DEFAULT, *(document.collection for document in own_documents())])),
        accept_new_options=True,
        key="library-collection",
        help=_("Documents of one kind, or of one team. Small letters, digits and hyphens."),
    )
    if st.button(
        _("Look at these files"), type="primary", disabled=not files, icon=":material/find_in_page:"
    ):
        start_looking(list(files), collection or DEFAULT)
        st.rerun()


def _confirm(offers: list[Offer]) -> None:
    """Each file's title, publisher and year, with what was guessed, to be corrected."""
    st.markdown(_("Check how these documents will be cited, and correct what is wrong."))
    given = {offer.file: _details(number, offer) for number, offer in enumerate(offers)}
    twice = _same_title(offers, given)
    if twice:
        st.warning(
            _(
                "Two files have the title “{title}”. A title tells which document is a new version of "
                "which: give each its own."
            ).format(title=plain(twice)),
            icon=":material/content_copy:",
        )
    with st.container(horizontal=True):
        readable = any(not offer.refused for offer in offers)
        label = _("Take them in") if len(offers) > 1 else _("Take it in")
        if st.button(
            label, type="primary", icon=":material/library_add:", disabled=bool(twice) or not readable
        ):
            start_intake(given)
            st.rerun()
        if st.button(_("Choose other files")):
            get_intake().finish(None)
            st.rerun()


def _details(number: int, offer: Offer) -> Stated:
    """Only what a person changed: all else is read from the file again."""
    with st.container(border=True):
        st.markdown(f":material/description: **{plain(offer.file)}**")
        if offer.refused:
            st.markdown(f"{_(':red-badge[✕ Will be skipped]')} {plain(_(offer.refused))}")
            return Stated()
        key = f"offer-{number}-{offer.file}"
        title = st.text_input(_label(_("Title"), offer.title_from), value=offer.title, key=f"{key}-title")
        left, right = st.columns([3, 1])
        publisher = left.text_input(
            _label(_("Publisher"), offer.publisher_from), value=offer.publisher, key=f"{key}-publisher"
        )
        year = right.number_input(
            _label(_("Year"), offer.year_from), 1900, 2100, value=offer.year, step=1, key=f"{key}-year"
        )
    return Stated(
        title=title if title != offer.title else "",
        publisher=publisher if publisher != offer.publisher else "",
        year=int(year) if year is not None and year != offer.year else None,
    )


def _label(name: str, origin: Origin) -> str:
    if origin == "the file":
        return _("{name} (from the file)").format(name=name)
    return _("{name} (guessed from {origin})").format(name=name, origin=_(origin))


def _same_title(offers: list[Offer], given: dict[str, Stated]) -> str:
    """A title that two of the files would have, or nothing."""
    titles = [given[offer.file].title or offer.title for offer in offers if not offer.refused]
    lower = [title.strip().lower() for title in titles]
    return next((title for title in titles if lower.count(title.strip().lower()) > 1), "")
