"""Headings with nothing below them, which readers of documents leave out, put back as text.

"Call 911 if you have chest pain" in bold, alone between two headings, is a warning and not a heading.
"""

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import PurePath

from docx import Document
from lxml import html
from pypdf import PdfReader

from retrieval.reading.block import Block, Reading
from retrieval.reading.pdf_lines import page_lines
from retrieval.reading.text import decoded

LONGEST = 14
"""Words of a line that readers may take for a heading."""

MARKDOWN = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.I)
STYLE = re.compile(r"^(?:heading|title|subtitle)", re.I)
SKIPPED = frozenset({"script", "style", "nav", "footer", "form", "template", "noscript", "head", "svg"})


def with_lone_headings(name: str, data: bytes, reading: Reading) -> list[Block]:
    """The blocks of a reading, and each heading that is none of theirs, in its place."""
    find = FINDERS.get(PurePath(name).suffix.lower())
    blocks = list(reading.blocks)
    if find is None:
        return blocks
    titles = {_bare(title) for block in blocks for title in block.path} | {_bare(reading.stated.title)}
    texts = " ".join(_bare(block.text) for block in blocks)
    unseen = " ".join(_bare(hidden.text) for hidden in reading.unseen)
    candidates = find(data)
    for at, heading in enumerate(candidates):
        key = _bare(heading)
        if not key or key in titles or key in texts or key in unseen:
            continue
        place = _place(candidates[at + 1 :], blocks)
        path = blocks[place - 1].path if place else ()
        blocks.insert(place, Block(text=heading, path=path))
        titles.add(key)
    return blocks


def _place(below: list[str], blocks: list[Block]) -> int:
    """Before the first block that stands under, or begins with, a line that follows."""
    for heading in map(_bare, below):
        for at, block in enumerate(blocks):
            if heading and (heading in map(_bare, block.path) or _bare(block.text).startswith(heading)):
                return at
    return len(blocks)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _html(data: bytes) -> list[str]:
    root = html.document_fromstring(data)
    found = root.iter("h1", "h2", "h3", "h4", "h5", "h6")
    return [
        " ".join(one.text_content().split())
        for one in found
        if not any(str(above.tag) in SKIPPED for above in one.iterancestors())
    ]


def _docx(data: bytes) -> list[str]:
    return [
        " ".join(paragraph.text.split())
        for paragraph in Document(io.BytesIO(data)).paragraphs
        if paragraph.style is not None and STYLE.match(paragraph.style.name or "")
    ]


def _markdown(data: bytes) -> list[str]:
    return [match.group(1).replace("**", "") for match in MARKDOWN.finditer(decoded("text.md", data))]


def _pdf(data: bytes) -> list[str]:
    """Short lines that stand on one page only: what is on several is a running head."""
    pages = [page_lines(page, at, []) for at, page in enumerate(PdfReader(io.BytesIO(data)).pages, start=1)]
    often = Counter(shape for page in pages for shape in {_shape(line.text) for line in page})
    return [
        line.text
        for page in pages
        for line in page
        if len(line.text.split()) <= LONGEST
        and not PAGE_NUMBER.match(line.text)
        and (often[_shape(line.text)] < 2 or len(pages) < 2)
    ]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


FINDERS: dict[str, Callable[[bytes], list[str]]] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _docx,
    ".md": _markdown,
    ".markdown": _markdown,
    ".pdf": _pdf,
}
