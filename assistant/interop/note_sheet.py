"""A note as blocks: sections in order, problems as headings, and the guidelines cited under their plan."""

from collections.abc import Iterator

from assistant.encounter import Note, Section, by_problem
from assistant.interop.layout import (
    Block,
    Heading,
    Mark,
    Paragraph,
    Sheet,
    bullets,
    clean,
    day,
    paragraphs_or_bullets,
)


def note_sheet(note: Note, title: str, stamp: str) -> Sheet:
    """The note ready to be written. Sections for which nothing was said are left out."""
    mark = _mark(note)
    said = [section for section in note.sections if section.statements or section.citations]
    blocks = [block for section in said for block in _section(section)]
    return Sheet(
        title=clean(title) or "Visit note",
        subtitle=_subtitle(mark),
        blocks=(*_addendum(note), *blocks),
        mark=mark,
        stamp=clean(stamp),
    )


def _subtitle(mark: Mark) -> str:
    return f"Visit note, signed by {mark.by}, {day(mark.at)}" if mark.at else "Visit note, not signed"


def _mark(note: Note) -> Mark:
    signature = note.signature
    if signature is None or not note.is_signed():
        return Mark("Drafted with an AI system. Not signed by a clinician.", note.sha256(), approved=False)
    name = clean(signature.by)
    line = f"Drafted with an AI system, reviewed and signed by {name} on {day(signature.at)}."
    return Mark(line, note.sha256(), approved=True, by=name, at=signature.at)


def _section(section: Section) -> Iterator[Block]:
    yield Heading(clean(section.title))
    for problem, statements, citations in by_problem(section):
        sentences = [s.text for s in statements]
        if problem:
            yield Heading(clean(problem), level=2)
            yield from bullets(sentences)
        else:
            yield from paragraphs_or_bullets(sentences)
        for cited in citations:
            yield Paragraph(f"{clean(cited.line())}.", quiet=True)


def _addendum(note: Note) -> Iterator[Block]:
    """First of all: whoever read the earlier note wants to know what is different in this one."""
    if note.is_signed() and note.addendum:
        yield Heading("Addendum: what changed since the note signed before")
        yield from bullets(note.addendum.splitlines())
