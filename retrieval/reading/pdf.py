"""PDF with a text layer: pages, paragraphs, and headings by size, weight and number. Scans are refused."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from retrieval.reading.block import Block, Reading, Stated, Unseen
from retrieval.reading.headings import Path, is_title_like, numbered_level
from retrieval.reading.pdf_lines import Line, page_lines
from retrieval.reading.plain import BULLET
from retrieval.reading.refusal import PAGES, refused

FEWEST = 25
"""Letters of text on a page, on average; a scan has none, or only a stamp on it."""

LARGER = 1.12
"""A line this many times the size of the text is a heading."""

EDGE = 3
"""Lines at the top and the bottom of a page that may be a running head."""

BROKEN = (
    *(PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    *(RecursionError, OSError, NotImplementedError, AssertionError, ZeroDivisionError),
)
"""What pypdf raises for damaged files."""

_NUMBER = re.compile(r"^(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?$", re.IGNORECASE)
_YEAR = re.compile(r"D:((?:19|20)\d\d)")


def read_pdf(name: str, data: bytes) -> Reading:
    """Blocks of a PDF. Raises InputRefused when it is encrypted, damaged, too long or a scan."""
    # It reports each flaw of a file that it gets over; what it cannot get over becomes the refusal below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted:
            raise refused(name, "is encrypted. Save a copy without a password and ingest that")
        if len(document.pages) > PAGES:
            raise refused(name, f"has more than {PAGES:,} pages. Split it")
        unseen: list[Unseen] = []
        pages = [page_lines(page, number, unseen) for number, page in enumerate(document.pages, start=1)]
        title, year = _information(document)
    except BROKEN as error:
        raise refused(name, "is a damaged PDF. Open it in a reader and print it to a new PDF") from error
    if sum(sum(map(str.isalnum, line.text)) for page in pages for line in page) < FEWEST * len(pages):
        raise refused(
            name, "has no text layer: it is a scan. Run text recognition (OCR) on it and ingest the result"
        )
    pages = _without_running_heads(pages)
    blocks, largest = _blocks(pages)
    return Reading(
        stated=Stated(title=title or largest, year=year), blocks=tuple(blocks), unseen=tuple(unseen)
    )


def _information(document: PdfReader) -> tuple[str, int | None]:
    """Title and year as the file states them. Titles that a word processor makes up are none."""
    found: dict[str, Any] = dict(document.metadata or {})
    title = str(found.get("/Title") or "").strip()
    made_up = re.search(r"^microsoft|\.(docx?|indd|pdf|qxd)$|^untitled|^\(anonymous\)", title, re.IGNORECASE)
    year = _YEAR.match(str(found.get("/CreationDate") or ""))
    return ("" if made_up else title), int(year[1]) if year else None


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without page numbers, and without edge lines that half of at least three pages share."""
    counted = Counter(key for page in pages for key in {_shape(line) for line in _edges(page)})
    often = {key for key, count in counted.items() if len(pages) >= 3 and count * 2 >= len(pages)}
    kept: list[list[Line]] = []
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        kept.append(
            [
                line
                for line in page
                if id(line) not in edges or (_shape(line) not in often and not _NUMBER.match(line.text))
            ]
        )
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:EDGE], *page[max(EDGE, len(page) - EDGE) :]]


def _shape(line: Line) -> str:
    """A running head but for its page number."""
    return re.sub(r"\d+", "#", line.text.lower())


def _blocks(pages: Sequence[Sequence[Line]]) -> tuple[list[Block], str]:
    """The blocks, and the largest line of the first page, which is its title."""
    lines = [(number, line) for number, page in enumerate(pages, start=1) for line in page]
    body = _body_size([line for _, line in lines])
    levels = _levels([line for _, line in lines], body)
    known = {word.lower() for _, line in lines for word in re.findall(r"[^\W\d_]+", line.text)}
    path = Path()
    blocks: list[Block] = []
    open_lines: list[Line] = []
    page_of = 1

    def end() -> None:
        if open_lines:
            blocks.append(_block(open_lines, path.now(), page_of, known))
            open_lines.clear()

    before: Line | None = None
    for number, line in lines:
        level = _level(line, body, levels)
        if level:
            end()
            path.enter(level, line.text)
        else:
            if open_lines and _begins(line, before, number != page_of):
                end()
            if not open_lines:
                page_of = number
            open_lines.append(line)
        before = line
    end()
    first = pages[0] if pages else []
    return blocks, max(first, key=lambda line: line.size).text if first and levels else ""


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most letters have, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 10.0


def _levels(lines: Sequence[Line], body: float) -> dict[float, int]:
    """Levels by size, the largest first; beyond four they are one."""
    sizes = sorted({round(line.size, 1) for line in lines if _is_large(line, body)}, reverse=True)
    return {size: min(at, 4) for at, size in enumerate(sizes, start=1)}


def _is_large(line: Line, body: float) -> bool:
    return line.size >= body * LARGER and is_title_like(line.text)


def _level(line: Line, body: float, levels: dict[float, int]) -> int:
    """0 for text. A numbered line is only a heading when it looks different, or is numbered deeper."""
    numbered = numbered_level(line.text)
    if numbered and (line.bold or line.size > body * 1.02 or numbered > 1):
        return numbered + 1
    if _is_large(line, body):
        return levels[round(line.size, 1)]
    return 5 if line.bold and is_title_like(line.text) and not BULLET.match(line.text) else 0


def _begins(line: Line, before: Line | None, new_page: bool) -> bool:
    """True when a line is the first of a paragraph or a list item."""
    if before is None or BULLET.match(line.text):
        return True
    ended = before.text.rstrip().endswith((".", "!", "?", ":"))
    if new_page:
        return ended
    return line.gap > 1.6 * max(before.size, 1.0) or (ended and len(before.text) < 0.6 * line.usual)


def _block(lines: Sequence[Line], path: tuple[str, ...], page: int, known: set[str]) -> Block:
    item = BULLET.match(lines[0].text)
    text = " ".join(_joined([line.text for line in lines], known))
    return Block(
        text=BULLET.sub("", text) if item else text,
        kind="list" if item else "paragraph",
        path=path,
        page=page,
    )


def _joined(texts: Sequence[str], known: set[str]) -> Iterator[str]:
    """Lines as one text. A word cut by a hyphen is joined when the whole word stands elsewhere."""
    whole = ""
    for text in texts:
        cut = re.search(r"([^\W\d_]+)-$", whole)
        go_on = re.match(r"[a-z]+", text)
        if cut and go_on:
            joined = cut[1].lower() + go_on[0] in known
            whole = (whole[:-1] if joined else whole) + text
        else:
            whole = f"{whole} {text}" if whole else text
    yield " ".join(whole.split())
