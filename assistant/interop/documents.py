"""The one door through which a note or a handout leaves as a document.

Nothing unsigned leaves, unless ``stamp`` says on every page that it is unsigned.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from assistant.encounter import Handout, Note
from assistant.errors import GateClosed
from assistant.interop.docx import to_docx
from assistant.interop.export_options import ExportOptions
from assistant.interop.handout_sheet import handout_sheet
from assistant.interop.html import to_html
from assistant.interop.layout import Sheet
from assistant.interop.logo import checked_logo
from assistant.interop.markdown import to_markdown
from assistant.interop.note_sheet import note_sheet
from assistant.interop.pdf import to_pdf
from assistant.interop.plain_text import to_spoken, to_text

Format = Literal["md", "docx", "pdf", "html", "txt"]

UNSIGNED = "Unsigned, for evaluation only"
"""The stamp of a document that no person signed."""

MIME: dict[Format, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}

_WRITERS: dict[Format, Callable[[Sheet], bytes]] = {
    "md": to_markdown,
    "docx": to_docx,
    "pdf": to_pdf,
    "html": to_html,
    "txt": to_text,
}

_DEFAULTS = ExportOptions()


def export_note(note: Note, format: Format, title: str, stamp: str = "") -> bytes:
    """The signed note as a document, with the guidelines that a person cited in it and no others.

    Raises GateClosed when the note is not signed, or was changed since, and no ``stamp`` is given.
    """
    if not stamp and note.signature is None:
        raise GateClosed("This note is not signed yet. Review and sign it, then export it.")
    if not stamp and not note.is_signed():
        raise GateClosed("This note was changed after it was signed. Sign it again, then export it.")
    return _WRITERS[format](note_sheet(note, title, stamp))


def export_handout(
    handout: Handout,
    format: Format,
    title: str,
    stamp: str = "",
    note: Note | None = None,
    options: ExportOptions = _DEFAULTS,
) -> bytes:
    """The approved handout as a document. Give ``note`` to have it checked that it still fits.

    Raises GateClosed when it is not approved, was changed since, or was made from another text of the
    note, and neither ``stamp`` nor the handout's own stamp is set; InputRefused when an option cannot be
    used, or what a patient must not miss does not fit into a message of ``options.limit`` characters.
    """
    sheet = _sheet(handout, title, stamp or handout.stamp, note, options)
    if format == "txt":
        return to_text(sheet, options.limit)
    return _WRITERS[format](sheet)


def spoken_handout(handout: Handout, title: str, stamp: str = "", note: Note | None = None) -> str:
    """The approved handout as sentences to be read aloud. Raises GateClosed as ``export_handout`` does."""
    return to_spoken(_sheet(handout, title, stamp or handout.stamp, note, _DEFAULTS))


def _sheet(handout: Handout, title: str, stamp: str, note: Note | None, options: ExportOptions) -> Sheet:
    if not stamp:
        _check_approval(handout, note)
    sheet = handout_sheet(handout, title, stamp)
    return replace(
        sheet,
        large=options.large,
        paper=options.paper,
        logo=checked_logo(options.logo),
        contact=options.contact_line(),
        address=options.address(sheet.mark.sha256),
    )


def _check_approval(handout: Handout, note: Note | None) -> None:
    if handout.approval is None:
        raise GateClosed("This handout is not approved yet. Read and approve it, then export it.")
    if not handout.is_approved():
        raise GateClosed("This handout was changed after it was approved. Approve it again, then export it.")
    if note is not None and not (note.is_signed() and handout.note_sha256 == note.sha256()):
        raise GateClosed("The note was changed after this handout was made. Make the handout again.")
