"""Plain text, also for a portal message that may have only so many characters, and text to be read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.catalogue import N_, handout_text
from assistant.errors import InputRefused
from assistant.interop.direction import marked
from assistant.interop.layout import Block, Bullets, Heading, Paragraph, Sheet, Table

MUST = frozenset(("urgent", "medicines"))
"""Keys of the parts without which no message leaves."""

ORDER = ("help", "next", "home", "decided", "found", "why", "questions")
"""Which further parts are kept first when not all fit: those that a patient has to act on."""

MORE = N_("There is more in the handout that you were given on paper. Please read it too.")


@dataclass(frozen=True)
class _Part:
    """A heading and what stands under it, as text."""

    key: str
    text: str


def to_text(sheet: Sheet, limit: int | None = None) -> bytes:
    """The sheet as UTF-8, at most ``limit`` characters long (Unicode code points; None: no limit).

    Whole sections are left out when not all fit, and then the last line says that there is more on paper.
    Raises InputRefused when the urgent part and the medicines do not fit.
    """
    parts = list(_parts(sheet))
    whole = _message(sheet, parts)
    if limit is None or len(whole) <= limit:
        return whole.encode()
    return _shortened(sheet, parts, limit).encode()


def to_spoken(sheet: Sheet) -> str:
    """Title, sections, mark: a sentence a line, without the hash, which nobody can follow by ear."""
    lines = [sheet.title, *(part.text.replace("- ", "") for part in _parts(sheet)), sheet.mark.line]
    return "\n\n".join([sheet.stamp, *lines] if sheet.stamp else lines)


def _shortened(sheet: Sheet, parts: list[_Part], limit: int) -> str:
    kept = [part for part in parts if part.key in MUST]
    if len(_message(sheet, kept, more=True)) > limit:
        raise InputRefused(
            "What is urgent and the medicines do not fit into a message of this length. "
            "Allow a longer message, or give the handout on paper."
        )
    for part in sorted(parts, key=_rank):
        # In the order of the handout, whatever was chosen first.
        tried = [p for p in parts if p in kept or p is part]
        if len(_message(sheet, tried, more=True)) <= limit:
            kept = tried
    return _message(sheet, kept, more=True)


def _rank(part: _Part) -> int:
    return ORDER.index(part.key) if part.key in ORDER else len(ORDER)


def _message(sheet: Sheet, parts: list[_Part], more: bool = False) -> str:
    language = sheet.language
    code = handout_text("Text hash {hash}.", language).replace("{hash}", sheet.mark.short_hash)
    lines = [sheet.stamp, sheet.title, *(part.text for part in parts)]
    lines += [f"{sheet.mark.line} {code}", sheet.contact, sheet.address]
    lines.append(handout_text(MORE, language) if more else "")
    return marked("\n\n".join(line for line in lines if line), language) + "\n"


def _parts(sheet: Sheet) -> Iterator[_Part]:
    for part in sheet.parts():
        yield _Part(part.key, "\n".join(line for block in part.blocks for line in _lines(block)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield text.upper() if level == 1 and text.isascii() else text
        case Paragraph(text):
            yield text
        case Bullets(items):
            yield from (f"- {item}" for item in items)
        case Table(header, rows):
            yield from (_row(header, row) for row in rows)


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row on one line; a cell without its column's name would be a riddle."""
    name, *cells = row
    said = [f"{label}: {cell}" for label, cell in zip(header[1:], cells, strict=True) if cell]
    return f"- {name}. {'; '.join(said)}".rstrip(". ") if said else f"- {name}"
