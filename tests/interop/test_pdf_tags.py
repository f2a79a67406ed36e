"""The structure tree is read back with pypdf, object by object, as a screen reader would."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from assistant.encounter import Handout, Note
from assistant.interop.documents import export_handout, export_note
from assistant.interop.export_options import ExportOptions


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def tree(reader: PdfReader) -> Any:
    return reader.root_object["/StructTreeRoot"]["/K"].get_object()


def outline(element: Any) -> Any:
    """The types of the tree: a name, or (name, [kids]) for an element with elements in it."""
    kids = [kid.get_object() for kid in element["/K"]]
    inside = [outline(kid) for kid in kids if "/S" in kid]
    name = element["/S"][1:]
    return (name, inside) if inside else name


def elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in element["/K"]:
        if "/S" in kid.get_object():
            yield from elements(kid.get_object())


def marks(reader: PdfReader) -> list[tuple[int, int, str]]:
    """(page, number, tag) of each mark in the pages' own content; fails where text has none."""
    found = []
    for number, page in enumerate(reader.pages):
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                assert depth == 0, "marks of fpdf2 and ours never nest"
                depth += 1
                if operator == b"BDC":
                    found.append((number, int(operands[1]["/MCID"]), str(operands[0])[1:]))
            elif operator == b"EMC":
                depth -= 1
            elif operator in (b"Tj", b"TJ", b"Do"):
                assert depth == 1, "everything drawn is tagged, or marked as not part of the text"
        assert depth == 0
    return found


def test_the_tree_says_what_is_a_heading_a_list_and_a_table(full: Handout) -> None:
    reader = opened(export_handout(full, "pdf", "Your visit"))
    item = ("LI", ["Lbl", "LBody"])
    assert outline(tree(reader)) == (
        "Document",
        [
            *("H1", "P"),
            *("H2", ("L", [item])),
            *("H2", ("L", [item])),
            *("H2", ("L", [item, item])),
            *("H2", ("Table", [("TR", ["TH", "TH", "TH"]), ("TR", ["TH", "TD", "TD"])])),
            *("H2", ("L", [item])),
            *("H2", ("L", [item])),
        ],
    )
    scopes = [e["/A"]["/Scope"] for e in elements(tree(reader)) if "/A" in e]
    assert scopes == ["/Column", "/Column", "/Column", "/Row"]


def test_the_file_says_that_it_is_tagged_its_language_and_its_title(arabic: Handout) -> None:
    reader = opened(export_handout(arabic, "pdf", "زيارتك"))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ar"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None and reader.metadata.title == "زيارتك"
    assert "/Metadata" in root


@pytest.mark.parametrize("which", ["long", "hindi", "note"])
def test_each_mark_on_a_page_belongs_to_one_element_and_the_other_way_round(
    which: str, full: Handout, hindi: Handout, note: Note
) -> None:
    if which == "long":
        # Paragraphs and a table that run over the ends of pages.
        sentence = full.sections[1].sentences[0].model_copy(update={"text": "Walk and rest. " * 300})
        full.sections[1].sentences.append(sentence)
        full.medicines.extend(full.medicines[0].model_copy(update={"name": f"N{i}"}) for i in range(40))
        data = export_handout(full, "pdf", "x", stamp="Stamp")
    else:
        data = export_note(note, "pdf", "x") if which == "note" else export_handout(hindi, "pdf", "x")
    reader = opened(data)
    assert which != "long" or len(reader.pages) > 3

    pages = {
        page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference
    }
    owned = []
    for element in elements(tree(reader)):
        for kid in element["/K"]:
            entry = kid.get_object()
            if "/MCID" in entry:
                page = pages[entry.raw_get("/Pg").idnum]
                owned.append((page, int(entry["/MCID"]), element["/S"][1:]))
                parents = _of_page(reader, page)
                assert parents[int(entry["/MCID"])].get_object() == element
    assert sorted(owned) == sorted(marks(reader))
    assert len(set(owned)) == len(owned)


def _of_page(reader: PdfReader, page: int) -> Any:
    root: Any = reader.root_object
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    return numbers[numbers.index(reader.pages[page]["/StructParents"]) + 1].get_object()


def test_a_header_that_is_printed_again_is_read_once(full: Handout) -> None:
    full.medicines.extend(full.medicines[0].model_copy(update={"name": f"N{i}"}) for i in range(40))
    reader = opened(export_handout(full, "pdf", "x", stamp="Stamp"))
    printed = sum("How much" in page.extract_text() for page in reader.pages)
    tagged = sum(e.get("/A", {}).get("/Scope") == "/Column" for e in elements(tree(reader)))
    assert (printed > 1, tagged) == (True, 3)


def test_shaped_text_can_be_read_back_whole(hindi: Handout, full: Handout) -> None:
    reader = opened(export_handout(hindi, "pdf", "x"))
    said = [e["/ActualText"] for e in elements(tree(reader)) if "/ActualText" in e]
    for part in hindi.sections:
        assert part.title in said
        assert all(sentence.text in said for sentence in part.sentences)
    # Latin letters are read from the page itself, word by word.
    english = tree(opened(export_handout(full, "pdf", "x")))
    assert not [e for e in elements(english) if "/ActualText" in e]


def test_a_picture_says_what_it_is(full: Handout) -> None:
    data = export_handout(full, "pdf", "x", options=ExportOptions(qr="https://practice.example/h/{hash}"))
    figures = [e["/Alt"] for e in elements(tree(opened(data))) if e["/S"] == "/Figure"]
    assert figures == ["QR code"]
