"""A practice's own document as it was read: page by page, with the passage marked, and its original file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime import get_instance

from assistant.ui.language import _, ngettext
from assistant.ui.plain_text import plain
from assistant.ui.services import get_workflow
from retrieval.chunk_blocks import blocks_of
from retrieval.library_document import LibraryDocument
from retrieval.reading.block import Block

PART = 40
"""Paragraphs or rows shown at once of a file without pages."""

Numbered = tuple[int, Block]
"""A block with its number in the document, counted from 1."""


def own_document(document: LibraryDocument, passage: str) -> None:
    """Where it comes from, then the page or part that the passage is on."""
    blocks = list(enumerate(get_workflow().guidelines().library.blocks(document.id), start=1))
    marked = blocks_of(passage) if passage else range(0)
    leaves = pages_of(blocks)
    at = _page_of(leaves, marked)
    word = _("Page") if document.pages else _("Part")
    _source(document)
    shown = _chosen(document, leaves, at, word, passage)
    _original(document, leaves[shown][0][1].page if leaves else None)
    if len(leaves) > 1 or document.pages:
        st.subheader(f"{word} {_name(leaves, shown)}", anchor=False)
    if leaves:
        _leaf(leaves[shown], marked)


def pages_of(blocks: Sequence[Numbered]) -> list[list[Numbered]]:
    """The blocks page by page; of a file without pages in parts of a length that can be read."""
    if not any(block.page for _number, block in blocks):
        return [list(blocks[start : start + PART]) for start in range(0, len(blocks), PART)]
    pages: dict[int, list[Numbered]] = {}
    page = 1
    for number, block in blocks:
        page = block.page or page
        pages.setdefault(page, []).append((number, block))
    return [pages[number] for number in sorted(pages)]


def _page_of(leaves: list[list[Numbered]], marked: range) -> int:
    """Where most words of the passage are, as it is cited, counted from 0."""
    words = [sum(len(block.text.split()) for n, block in leaf if n in marked) for leaf in leaves]
    return words.index(max(words)) if words else 0


def _source(document: LibraryDocument) -> None:
    st.markdown(
        _("{publisher}, {year}. Collection: {collection}.").format(
            publisher=plain(document.publisher), year=document.year, collection=plain(document.collection)
        )
    )
    parts = [
        _("File: {name}").format(name=document.name),
        ngettext("{count} page", "{count} pages", document.pages) if document.pages else "",
        _("Added on {date}").format(date=document.added),
        _("Licence: {licence}").format(licence=document.licence) if document.licence else "",
    ]
    st.caption(" · ".join(plain(part) for part in parts if part))
    if document.found:
        st.caption(
            _(":material/shield: Taken out when it was read:")
            + " "
            + "; ".join(f"{plain(_(one.rule))} ({plain(one.place)})" for one in document.found)
        )


def _chosen(document: LibraryDocument, leaves: list[list[Numbered]], at: int, word: str, passage: str) -> int:
    """Which page or part is shown, counted from 0; at first the one of the passage."""
    if len(leaves) < 2:
        return 0
    shown = st.selectbox(
        word,
        range(len(leaves)),
        index=at,
        format_func=lambda leaf: _("{number} of {count}").format(
            number=_name(leaves, leaf), count=document.pages or len(leaves)
        ),
        key=f"leaf-{document.id}-{passage}",
        width=200,
    )
    return shown or 0


def _name(leaves: list[list[Numbered]], leaf: int) -> str:
    page = leaves[leaf][0][1].page
    return str(page or leaf + 1)


def _leaf(leaf: Sequence[Numbered], marked: range) -> None:
    """The text, with the passage in a box of its own under the words that say so."""
    for inside, group in _runs(leaf, marked):
        if inside:
            with st.container(border=True, key="marked-passage"):
                st.markdown(_(":material/bookmark: **This passage**"))
                st.markdown(_text(group, marked=True))
                if len(group) < len(marked):
                    st.caption(_("It goes on beyond this page or part, before it or after it."))
        else:
            st.markdown(_text(group))


def _runs(leaf: Sequence[Numbered], marked: range) -> Iterator[tuple[bool, list[Numbered]]]:
    """What stands before the passage, the passage, and what stands after it, as far as each is there."""
    before = [(n, b) for n, b in leaf if not marked or n < marked.start]
    inside = [(n, b) for n, b in leaf if n in marked]
    after = [(n, b) for n, b in leaf if marked and n >= marked.stop]
    yield from ((is_in, run) for is_in, run in ((False, before), (True, inside), (False, after)) if run)


def _text(group: Sequence[Numbered], marked: bool = False) -> str:
    """Headings in bold where they change, then the paragraphs, list items and rows."""
    lines: list[str] = []
    path: tuple[str, ...] = ()
    for _number, block in group:
        if block.path != path:
            path = block.path
            lines.append(f"**{plain(': '.join(path))}**" if path else "")
        grade = " " + _(":gray-badge[Grade: {grade}]").format(grade=plain(block.grade)) if block.grade else ""
        text = f":yellow-background[{plain(block.text)}]" if marked else plain(block.text)
        lines.append(f"{'- ' if block.kind == 'list' else ''}{text}{grade}")
    return "\n\n".join(lines)


def _original(document: LibraryDocument, page: int | None) -> None:
    """A PDF opens in another tab at the page; any other kind is handed over as a file.

    A web page from outside must not be opened under this server's own address, where its scripts could
    ask for what this tab can see.
    """
    path = get_workflow().guidelines().library.original(document.id)
    if path.suffix == ".pdf":
        at = f"#page={page}" if page else ""
        label = _("Open the original at page {page}").format(page=page) if page else _("Open the original")
        st.link_button(label, f"{_address(path)}{at}", icon=":material/picture_as_pdf:")
        return
    st.download_button(
        _("Save the original file"),
        data=path.read_bytes,
        file_name=Path(document.name).name,
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
    )


def _address(path: Path) -> str:
    """An address of this server for the file, valid for this tab."""
    return get_instance().media_file_mgr.add(str(path), "application/pdf", coordinates=f"original-{path}")
