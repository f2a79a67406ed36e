"""Downloads: one button a format, which makes its file when it is pressed."""

import re
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assistant.catalogue import N_
from assistant.encounter import Encounter
from assistant.interop.documents import MIME, Format
from assistant.interop.export_options import ExportOptions
from assistant.ui.language import _
from assistant.ui.services import get_workflow

What = Literal["note", "handout"]


@dataclass(frozen=True)
class Shown:
    """The words of a format's two buttons and its icon."""

    note: str
    handout: str
    icon: str


FORMATS: dict[Format, Shown] = {
    "pdf": Shown(N_("Note as PDF"), N_("Handout as PDF"), ":material/picture_as_pdf:"),
    "docx": Shown(N_("Note as Word"), N_("Handout as Word"), ":material/description:"),
    "html": Shown(N_("Note as web page"), N_("Handout as web page"), ":material/html:"),
    "txt": Shown(N_("Note as text"), N_("Handout as text"), ":material/subject:"),
    "md": Shown(N_("Note as Markdown"), N_("Handout as Markdown"), ":material/notes:"),
}
NOTE_FORMATS: tuple[Format, ...] = ("pdf", "docx", "md")


def download(
    encounter: Encounter,
    what: What,
    kind: Format,
    closed: bool,
    language: str = "en",
    options: ExportOptions | None = None,
) -> None:
    """The button. ``language`` and ``options`` are for handouts."""
    shown = FORMATS[kind]
    # The file is made when the button is pressed, so that the audit trail holds real exports only.
    st.download_button(
        _(shown.note if what == "note" else shown.handout),
        data=lambda: get_workflow().export(encounter.id, what, kind, language, options),
        file_name=file_name(encounter.title, what, kind, language),
        mime=MIME[kind],
        key=f"download-{what}-{kind}",
        icon=shown.icon,
        disabled=closed,
        on_click="ignore",
    )


def file_name(title: str, what: What, kind: Format, language: str = "en") -> str:
    """A file name from the encounter's title that every system accepts."""
    stem = re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "encounter"
    return f"{stem}-{what}{'' if language == 'en' else f'-{language}'}.{kind}"
