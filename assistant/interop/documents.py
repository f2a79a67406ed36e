"""The one door through which a note or a handout leaves as a document.

Nothing unsigned leaves, unless ``stamp`` says on every page that it is unsigned.
"""

from collections.abc import Callable
from typing import Literal

from assistant.encounter import Handout, Note
from assistant.errors import GateClosed
from assistant.interop.docx import to_docx
from assistant.interop.handout_sheet import handout_sheet
from assistant.interop.layout import Sheet
from assistant.interop.markdown import to_markdown
from assistant.interop.note_sheet import note_sheet
from assistant.interop.pdf import to_pdf

Format = Literal["md", "docx", "pdf"]

UNSIGNED = "Unsigned, for evaluation only"
"""The stamp of a document that no person signed."""

MIME: dict[Format, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}

_WRITERS: dict[Format, Callable[[Sheet], bytes]] = {"md": to_markdown, "docx": to_docx, "pdf": to_pdf}


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
    handout: Handout, format: Format, title: str, stamp: str = "", note: Note | None = None
) -> bytes:
    """The approved handout as a document. Give ``note`` to have it checked that it still fits.

    Raises GateClosed when it is not approved, was changed since, or was made from another text of the
    note, and neither ``stamp`` nor the handout's own stamp is set.
    """
    shown = stamp or handout.stamp
    if not shown:
        _check_approval(handout, note)
    return _WRITERS[format](handout_sheet(handout, title, shown))


def _check_approval(handout: Handout, note: Note | None) -> None:
    if handout.approval is None:
        raise GateClosed("This handout is not approved yet. Read and approve it, then export it.")
    if not handout.is_approved():
        raise GateClosed("This handout was changed after it was approved. Approve it again, then export it.")
    if note is not None and not (note.is_signed() and handout.note_sha256 == note.sha256()):
        raise GateClosed("The note was changed after this handout was made. Make the handout again.")
