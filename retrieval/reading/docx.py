"""DOCX: headings by style or outline level, paragraphs, list items, and tables as readable rows."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document as open_document
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from retrieval.reading.block import Block, Kind, Reading, Stated, Unseen
from retrieval.reading.headings import Path
from retrieval.reading.refusal import UNPACKED, refused
from retrieval.reading.rows import readable_rows
from retrieval.reading.unseen_docx import hidden_run

OLE = b"\xd0\xcf\x11\xe0"
"""How an encrypted DOCX begins, and an old DOC."""

_STYLE = re.compile(r"^heading\s*(\d)$", re.IGNORECASE)
_BREAKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}


def read_docx(name: str, data: bytes) -> Reading:
    """Blocks of a Word document. Deleted text of tracked changes and comments are not read."""
    document = _opened(name, data)
    reader = _Reader(document)
    for item in document.iter_inner_content():
        reader.take(item)
    return Reading(
        stated=_stated(document, reader.title), blocks=tuple(reader.blocks), unseen=tuple(reader.unseen)
    )


def _opened(name: str, data: bytes) -> Document:
    if data.startswith(OLE):
        raise refused(
            name, "is encrypted or an old DOC. Open it in Word and save it as DOCX without password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > UNPACKED:
                raise refused(name, "is too large when it is unpacked. Split it")
        return open_document(io.BytesIO(data))
    except (
        zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError,
        NotImplementedError,
    ) as error:  # fmt: skip
        raise refused(name, "is a damaged DOCX. Open it in Word and save it again") from error


def _stated(document: Document, title: str) -> Stated:
    kept = document.core_properties
    when = kept.modified or kept.created
    return Stated(
        title=(kept.title or "").strip() or title,
        publisher=(kept.author or "").strip().removeprefix("python-docx"),
        # A file made by a program has a date of the program's template, so an early one means nothing.
        year=when.year if when and when.year > 2013 else None,
    )


class _Reader:
    """Goes through paragraphs and tables once, in reading order."""

    def __init__(self, document: Document) -> None:
        self.blocks: list[Block] = []
        self.unseen: list[Unseen] = []
        self.title = ""
        self._path = Path()
        self._number = 0
        self._document = document

    def take(self, item: Paragraph | Table) -> None:
        """Read a paragraph or a table."""
        self._number += 1
        if isinstance(item, Table):
            self._table(item)
            return
        text = self._visible(item)
        level = _level(item)
        if not text:
            return
        if level == 0:
            self.title = self.title or text
        elif level is not None:
            self._path.enter(level, text)
        else:
            self._add(text, "list" if _is_item(item) else "paragraph")

    def _table(self, table: Table) -> None:
        rows: list[list[str]] = []
        for row in table.rows:
            # A merged cell is given once for each column it spans.
            cells = {id(cell._tc): cell for cell in row.cells}
            texts = {key: self._cell(cell) for key, cell in cells.items()}
            given: set[int] = set()
            line: list[str] = []
            for cell in row.cells:
                line.append("" if id(cell._tc) in given else texts[id(cell._tc)])
                given.add(id(cell._tc))
            rows.append(line)
        for text in readable_rows(rows):
            self._add(text, "table")

    def _cell(self, cell: _Cell) -> str:
        parts: list[str] = []
        for item in cell.iter_inner_content():
            if isinstance(item, Paragraph):
                parts.append(self._visible(item))
            else:
                parts += [self._cell(inner) for row in item.rows for inner in row.cells]
        return " ".join(part for part in parts if part)

    def _visible(self, paragraph: Paragraph) -> str:
        seen: list[str] = []
        hidden: dict[str, list[str]] = {}
        for run in _runs(paragraph._p):
            text = _text(run)
            rule = hidden_run(run, paragraph, self._document) if text.strip() else ""
            (hidden.setdefault(rule, []) if rule else seen).append(text)
        where = " > ".join(self._path.now())
        place = f"paragraph {self._number}" + (f", {where}" if where else "")
        self.unseen += [Unseen(rule=rule, place=place, text="".join(of)) for rule, of in hidden.items()]
        return " ".join("".join(seen).split())

    def _add(self, text: str, kind: Kind) -> None:
        self.blocks.append(Block(text=text, kind=kind, path=self._path.now()))


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """All runs, also of links and of inserted text; not of deleted text, and of text boxes only once."""
    for run in paragraph.iter(qn("w:r")):
        above = {ancestor.tag for ancestor in run.iterancestors()}
        if qn("w:del") not in above and not any(str(tag).endswith("}Fallback") for tag in above):
            yield run


def _text(run: etree._Element) -> str:
    return "".join(
        (child.text or "") if child.tag == qn("w:t") else _BREAKS.get(child.tag, "") for child in run
    )


def _level(paragraph: Paragraph) -> int | None:
    """0 for a title, 1 and more for a heading, None for text."""
    style = paragraph.style
    while style is not None:
        # Word writes the English name into the file, whatever the language it shows.
        found = _STYLE.match(style.name or "")
        if found or style.name == "Title":
            return int(found[1]) if found else 0
        style = style.base_style
    outline = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = int(outline.get(qn("w:val"), "9")) if outline is not None else 9
    return level + 1 if level < 9 else None


def _is_item(paragraph: Paragraph) -> bool:
    numbered = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return numbered or (paragraph.style is not None and (paragraph.style.name or "").startswith("List"))
