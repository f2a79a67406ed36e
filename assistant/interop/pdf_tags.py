"""Tagged PDF: what is a heading, a list, a table, so that a screen reader can say it and jump to it.

fpdf2 writes the page; here marks are put around each piece of it while it is written, and the structure
tree that names them (ISO 32000-1, 14.7 and 14.8) is added to the finished file with pypdf.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)


@dataclass
class Element:
    """One element of the tree: its standard type ("H1", "P", "TH"…), and what stands in it, in order.

    A kid is an element, or a marked piece of a page as (page from 1, number of the mark on that page).
    ``actual`` is the text that the glyphs stand for, where they are shaped and cannot be read back.
    """

    type: str
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)
    actual: str = ""
    alt: str = ""
    scope: str = ""


class Tags:
    """The tree of one document that is being written.

    ``write`` puts an operator into the current page, ``page`` gives that page's number from 1.
    """

    def __init__(self, write: Callable[[str], None], page: Callable[[], int]) -> None:
        self.root = Element("Document")
        self._write, self._page = write, page
        self._open = [self.root]
        self._marked: Element | None = None
        self._marks: dict[int, int] = {}

    @contextmanager
    def group(self, type: str) -> Iterator[None]:
        """Elements written inside belong to a new element of this type: "L", "LI", "Table", "TR"…"""
        element = Element(type)
        self._open[-1].kids.append(element)
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def mark(self, type: str, actual: str = "", alt: str = "", scope: str = "") -> Iterator[None]:
        """What is drawn inside is the content of a new element; it may run over a page's end."""
        element = Element(type, actual=actual, alt=alt, scope=scope)
        self._open[-1].kids.append(element)
        self._marked = element
        self._begin(element)
        yield
        self._marked = None
        self._write("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside (rules, page numbers) is not part of the text and is not read aloud."""
        self._write("/Artifact BMC")
        yield
        self._write("EMC")

    def pause(self) -> None:
        """End the open mark, if any, since the page ends."""
        if self._marked is not None:
            self._write("EMC")

    def resume(self) -> None:
        """Go on with the open mark, if any, on the new page."""
        if self._marked is not None:
            self._begin(self._marked)

    def _begin(self, element: Element) -> None:
        page = self._page()
        number = self._marks.get(page, 0)
        self._marks[page] = number + 1
        element.kids.append((page, number))
        self._write(f"/{element.type} <</MCID {number}>> BDC")


def tagged(pdf: bytes, root: Element) -> bytes:
    """The finished file with the structure tree that its marks belong to."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    tree = _Tree(writer)
    tree.add(root)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class _Tree:
    """The tree as PDF objects."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._parents: dict[int, dict[int, IndirectObject]] = {}

    def add(self, root: Element) -> None:
        top = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        reference = self._writer._add_object(top)
        top[NameObject("/K")] = self._element(root, reference)
        numbers = ArrayObject()
        for page, owners in sorted(self._parents.items()):
            self._writer.pages[page - 1][NameObject("/StructParents")] = NumberObject(page - 1)
            of_page = ArrayObject(owners[number] for number in sorted(owners))
            numbers.extend((NumberObject(page - 1), self._writer._add_object(of_page)))
        by_page = DictionaryObject({NameObject("/Nums"): numbers})
        top[NameObject("/ParentTree")] = self._writer._add_object(by_page)
        top[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._writer.pages))
        catalogue = self._writer.root_object
        catalogue[NameObject("/StructTreeRoot")] = reference
        catalogue[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        for sheet in self._writer.pages:
            # The order of the Tab key follows the tree.
            sheet[NameObject("/Tabs")] = NameObject("/S")

    def _element(self, element: Element, parent: IndirectObject) -> IndirectObject:
        entry = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject(f"/{element.type}"),
                NameObject("/P"): parent,
            }
        )
        for key, text in (("/ActualText", element.actual), ("/Alt", element.alt)):
            if text:
                entry[NameObject(key)] = TextStringObject(text)
        if element.scope:
            entry[NameObject("/A")] = _attributes("Table", "Scope", element.scope)
        reference = self._writer._add_object(entry)
        entry[NameObject("/K")] = ArrayObject(self._kid(kid, reference) for kid in element.kids)
        return reference

    def _kid(
        self, kid: Element | tuple[int, int], owner: IndirectObject
    ) -> DictionaryObject | IndirectObject:
        if isinstance(kid, Element):
            return self._element(kid, owner)
        page, number = kid
        self._parents.setdefault(page, {})[number] = owner
        reference = self._writer.pages[page - 1].indirect_reference
        assert reference is not None  # a page of a file that was read has one
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/MCR"),
                NameObject("/Pg"): reference,
                NameObject("/MCID"): NumberObject(number),
            }
        )


def _attributes(owner: str, name: str, value: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/O"): NameObject(f"/{owner}"), NameObject(f"/{name}"): NameObject(f"/{value}")}
    )
