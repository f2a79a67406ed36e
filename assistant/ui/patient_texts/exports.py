"""An approved text as files, in the layout of its house style."""

import re
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from assistant.catalogue import N_
from assistant.errors import InputRefused
from assistant.interop.documents import MIME, Format, export_handout
from assistant.interop.export_options import ExportOptions
from assistant.patient_texts import PatientText
from assistant.ui.clinician import clinician_name
from assistant.ui.language import _
from assistant.ui.patient_texts.house_styles import styles
from assistant.ui.plain_text import plain
from assistant.ui.services import get_texts, get_workflow
from assistant.ui.steps.handout_export import PAPERS

FORMATS: Mapping[Format, tuple[str, str]] = {
    "pdf": (N_("PDF"), ":material/picture_as_pdf:"),
    "docx": (N_("Word"), ":material/description:"),
    "html": (N_("Web page"), ":material/html:"),
    "txt": (N_("Text"), ":material/subject:"),
}


def exports(text: PatientText, key: str, options: ExportOptions | None = None) -> None:
    """A button a format; closed until the text is approved."""
    approved, chosen = text.handout.is_approved(), options or style_options(text)
    wrong = _refused(text, chosen) if approved else ""
    with st.container(horizontal=True):
        for kind in FORMATS:
            _download(text, kind, key, chosen, closed=not approved or bool(wrong and kind == "txt"))
    if not approved:
        st.caption(f":material/lock: {_('Approve the text first.')}")
        return
    if wrong:
        st.warning(plain(_(wrong)), icon=":material/warning:")
    st.caption(_("Every file says that it was written with an AI system, and who approved it."))


def choose_options(text: PatientText) -> ExportOptions:
    """The layout of the house style, with what is chosen for this time."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        paper = st.segmented_control(
            _("Paper"), PAPERS, default=PAPERS[0], key=f"text-paper-{text.id}", required=True
        )
        limit = st.number_input(
            _("Longest portal message, in characters"), 0, 100_000, 0, 500, key=f"text-limit-{text.id}",
            help=_("For the text file only. 0 means no limit. What is urgent and the medicines stay in."),
            width=280,
        )  # fmt: skip
    return replace(style_options(text), paper=paper or PAPERS[0], limit=int(limit) or None)


def style_options(text: PatientText) -> ExportOptions:
    """Print, logo and contact line of the house style; large print where there is none any more."""
    address = get_workflow().settings.handout_url
    if text.style not in styles().names():
        return ExportOptions(qr=address)
    style = styles().load(text.style)
    return ExportOptions(
        large=style.layout == "large",
        logo=styles().logo(style.name),
        contact=style.contact,
        qr=address,
    )


def _refused(text: PatientText, options: ExportOptions) -> str:
    """Why the text does not fit into a message of that length, or nothing."""
    try:
        export_handout(text.handout, "txt", text.title, options=options)
    except InputRefused as error:
        return _(str(error))
    return ""


def _download(text: PatientText, kind: Format, key: str, options: ExportOptions, closed: bool) -> None:
    name, icon = FORMATS[kind]
    # The file is made when the button is pressed, so that the audit trail holds real exports only.
    st.download_button(
        _(name),
        data=lambda: document(text, kind, options),
        file_name=file_name(text.title, kind),
        mime=MIME[kind],
        key=f"export-{key}-{kind}",
        icon=icon,
        disabled=closed,
        on_click="ignore",
    )


def document(text: PatientText, kind: Format, options: ExportOptions) -> bytes:
    """The file, and its row in the audit trail."""
    made = export_handout(text.handout, kind, text.title, options=options)
    get_texts().exported(text.id, clinician_name(), kind)
    return made


def file_name(title: str, kind: Format) -> str:
    """A file name from the title that every system accepts."""
    stem = re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "text"
    return f"{stem}.{kind}"
