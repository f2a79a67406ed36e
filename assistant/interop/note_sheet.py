"""A note as blocks: sections in order, problems as headings, and what guidelines say apart from it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.encounter import Citation, Note, Section, Suggestion
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


def note_sheet(note: Note, title: str, stamp: str, citations: Sequence[Suggestion]) -> Sheet:
    """The note ready to be written. Sections for which nothing was said are left out."""
    mark = _mark(note)
    blocks = [block for section in note.sections if section.statements for block in _section(section)]
    return Sheet(
        title=clean(title) or "Visit note",
        subtitle=_subtitle(mark),
        blocks=(*_addendum(note), *blocks, *_guidelines(citations)),
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
    for problem, statements in groupby(section.statements, key=lambda s: s.problem):
        sentences = [s.text for s in statements]
        if problem:
            yield Heading(clean(problem), level=2)
            yield from bullets(sentences)
        else:
            yield from paragraphs_or_bullets(sentences)


def _addendum(note: Note) -> Iterator[Block]:
    """First of all: whoever read the earlier note wants to know what is different in this one."""
    if note.is_signed() and note.addendum:
        yield Heading("Addendum: what changed since the note signed before")
        yield from bullets(note.addendum.splitlines())


def _guidelines(suggestions: Sequence[Suggestion]) -> Iterator[Block]:
    found = [s for s in suggestions if s.citations]
    if not found:
        return
    yield Heading("From the guidelines")
    yield Paragraph("Shown for reference. This was not said in the visit and is not signed.", quiet=True)
    for suggestion in found:
        yield Heading(clean(suggestion.problem), level=2)
        for citation in suggestion.citations:
            yield Paragraph(clean(citation.text))
            yield Paragraph(_source(citation), quiet=True)


def _source(citation: Citation) -> str:
    parts = [citation.publisher, citation.document, citation.section, str(citation.year), citation.source]
    return ", ".join(dict.fromkeys(clean(part) for part in parts if part.strip()))
