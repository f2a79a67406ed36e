"""HTML: headings, paragraphs, list items and table rows. Nothing of it is run, loaded or shown as HTML."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree, html

from retrieval.reading.block import Block, Kind, Reading, Stated, Unseen
from retrieval.reading.headings import Path
from retrieval.reading.refusal import refused
from retrieval.reading.rows import readable_rows
from retrieval.reading.unseen_html import Styles, hidden_by

SKIPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "nav", "footer", "form", "button", "select", "textarea", "input", "head", "link",
    "meta",
})  # fmt: skip
"""Elements that hold no text of a guideline, or none that is shown."""

OWN_BLOCK = frozenset({
    "p", "div", "section", "article", "main", "header", "aside", "blockquote", "pre", "address",
    "figure", "figcaption", "dl", "dt", "dd", "ul", "ol", "li", "table", "caption", "thead", "tbody",
    "tfoot", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body", "details", "summary", "fieldset",
    "center",
})  # fmt: skip
DEEPEST = 200
"""Nesting of elements; what is deeper was made to break a reader."""

_HEADING = re.compile(r"^h[1-6]$")
_PUBLISHERS = ("dc.publisher", "citation_publisher", "og:site_name", "author", "dc.creator")
_DATES = ("dc.date", "citation_publication_date", "article:published_time", "date", "last-modified")
_TITLES = ("dc.title", "citation_title", "og:title")


def read_html(name: str, data: bytes) -> Reading:
    """Blocks of a web page. Raises InputRefused when it has no elements."""
    parser = html.HTMLParser(remove_pis=True, huge_tree=False, no_network=True, encoding=_encoding(data))
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refused(name, "is empty or damaged. Save the page again") from error
    reader = _Reader(Styles.of(root))
    reader.read(_main(root))
    return Reading(stated=_stated(root), blocks=tuple(reader.blocks), unseen=tuple(reader.unseen))


def fragment(source: str) -> tuple[list[Block], list[Unseen]]:
    """Blocks of a piece of HTML, such as is found in Markdown or in a table of recommendations."""
    if not source.strip():
        return [], []
    root = html.fragment_fromstring(source, create_parent="div")
    reader = _Reader(Styles({}))
    reader.read(root)
    return reader.blocks, reader.unseen


def _encoding(data: bytes) -> str | None:
    """UTF-8 unless the page says something else; lxml would take Latin-1."""
    if re.search(rb"<meta[^>]+charset", data[:4096], re.IGNORECASE):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The part with the text: ``main``, a single ``article``, else the body."""
    for query in ("//main", "//article"):
        found = root.xpath(query)
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _stated(root: html.HtmlElement) -> Stated:
    named = {
        (meta.get("name") or meta.get("property") or "").lower(): " ".join(
            (meta.get("content") or "").split()
        )
        for meta in root.iter("meta")
    }
    heading = next((" ".join(h.text_content().split()) for h in root.iter("h1")), "")
    title = " ".join((root.findtext(".//title") or "").split())
    dated = next((named[key] for key in _DATES if named.get(key)), "")
    year = re.search(r"\b(19|20)\d\d\b", dated)
    canonical = root.xpath("//link[@rel='canonical']/@href")
    return Stated(
        title=next((named[key] for key in _TITLES if named.get(key)), "") or heading or title,
        publisher=next((named[key] for key in _PUBLISHERS if named.get(key)), ""),
        year=int(year[0]) if year and int(year[0]) <= date.today().year else None,
        url=canonical[0] if canonical and canonical[0].startswith(("http://", "https://")) else "",
    )


class _Reader:
    """Goes through the elements once, in reading order."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self.unseen: list[Unseen] = []
        self._styles = styles
        self._path = Path()
        self._text: list[str] = []

    def read(self, element: html.HtmlElement, kind: Kind = "paragraph", depth: int = 0) -> None:
        """Read an element and what it holds; ``kind`` is what its loose text is."""
        self._take(element.text)
        for child in element:
            self._child(child, kind, depth + 1)
            self._take(child.tail)
        if depth == 0:
            self._end(kind)

    def _child(self, child: html.HtmlElement, kind: Kind, depth: int) -> None:
        if child.tag is etree.Comment:
            self._hide("comment", child.text or "")
        elif not isinstance(child.tag, str) or child.tag in SKIPPED or depth > DEEPEST:
            return
        elif rule := hidden_by(child, self._styles):
            self._hide(rule, child.text_content())
        elif child.tag == "br":
            self._text.append(" ")
        elif child.tag == "table":
            self._end(kind)
            self._table(child)
        elif child.tag in OWN_BLOCK:
            self._block(child, kind, depth)
        else:
            self.read(child, kind, depth)

    def _block(self, child: html.HtmlElement, kind: Kind, depth: int) -> None:
        self._end(kind)
        inner: Kind = "list" if child.tag in ("li", "dd") else kind
        self.read(child, inner, depth)
        if _HEADING.match(child.tag):
            title = " ".join("".join(self._text).split())
            self._text.clear()
            if title:
                self._path.enter(int(child.tag[1]), title)
        else:
            self._end(inner)

    def _table(self, table: html.HtmlElement) -> None:
        for comment in table.iter(etree.Comment):
            self._hide("comment", comment.text or "")
        rows = [[self._cell(cell) for cell in row.xpath("./td|./th")] for row in table.iter("tr")]
        for row in readable_rows(rows):
            self._add(row, "table")

    def _cell(self, cell: html.HtmlElement) -> str:
        inner = _Reader(self._styles)
        if rule := hidden_by(cell, self._styles):
            self._hide(rule, cell.text_content())
            return ""
        inner.read(cell)
        self.unseen += [one.model_copy(update={"place": self._where()}) for one in inner.unseen]
        return " ".join(block.text for block in inner.blocks)

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _end(self, kind: Kind) -> None:
        text = "".join(self._text)
        self._text.clear()
        self._add(" ".join(text.split()), kind)

    def _add(self, text: str, kind: Kind) -> None:
        if text:
            self.blocks.append(Block(text=text, kind=kind, path=self._path.now()))

    def _hide(self, rule: str, text: str) -> None:
        if text.strip():
            self.unseen.append(Unseen(rule=rule, place=self._where(), text=" ".join(text.split())))

    def _where(self) -> str:
        return " > ".join(self._path.now()) or "the beginning"


def plain_text(source: str) -> Iterator[str]:
    """The paragraphs of text that may hold HTML tags, such as a field of a published table."""
    if "<" not in source and "&" not in source:
        yield " ".join(source.split())
        return
    for block in fragment(source)[0]:
        yield block.text
