"""Hindi and Arabic in a PDF: their own fonts, letters joined and stacked, and no glyph that is missing."""

import re
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ContentStream

from assistant.encounter import Handout, HandoutSection, HandoutSentence
from assistant.interop.documents import export_handout
from assistant.interop.pdf_fonts import LATIN, SHAPED, families


def fonts(data: bytes) -> dict[str, Any]:
    return {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in PdfReader(BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }


@pytest.mark.parametrize(("which", "name"), [("hindi", "Devanagari"), ("arabic", "NaskhArabic")])
def test_the_font_of_the_script_is_embedded(
    which: str, name: str, request: pytest.FixtureRequest, full: Handout
) -> None:
    found = fonts(export_handout(request.getfixturevalue(which), "pdf", "x"))
    assert any(name in base for base in found)
    for font in found.values():
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    # Who needs no such script is not sent its font.
    assert not any("Noto" in base for base in fonts(export_handout(full, "pdf", "x")))


def test_text_after_letters_of_another_font_is_in_its_own(hindi: Handout) -> None:
    # fpdf2 loses the font after a piece in a fallback font (a bullet, "mg"); what follows was garbage.
    text = PdfReader(BytesIO(export_handout(hindi, "pdf", "x"))).pages[0].extract_text()
    for simple in ("आपको", "गोली लें", "losartan", "Losartan", "50 mg की"):
        assert simple in " ".join(text.split())


def drawn(handout: Handout, text: str) -> list[bytes]:
    """The glyphs (two bytes each) that are drawn for this sentence of the handout."""
    part = HandoutSection(title="x", sentences=[HandoutSentence(text=text)])
    data = export_handout(handout.model_copy(update={"sections": [part]}), "pdf", "x", stamp="s")
    reader = PdfReader(BytesIO(data))
    found, inside = list[bytes](), False
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        inside = operands[0] == "/LBody" if operator == b"BDC" else inside and operator != b"EMC"
        if inside and operator == b"Tj":
            codes = operands[0].original_bytes
            found += [codes[i : i + 2] for i in range(0, len(codes), 2)]
    return found


def test_letters_are_stacked(hindi: Handout) -> None:
    assert len(drawn(hindi, "क्ष")) == 1  # three characters, one conjunct
    assert len(drawn(hindi, "कष")) == 2


def test_letters_are_joined(arabic: Handout) -> None:
    alone, joined = drawn(arabic, "ب ب ب"), drawn(arabic, "ببب")
    assert len(set(alone)) == 2  # the letter and the space
    assert len(set(joined)) == 3  # its first, middle and last form


def test_no_glyph_is_missing(hindi: Handout, arabic: Handout) -> None:
    for handout in (hindi, arabic):
        for page in PdfReader(BytesIO(export_handout(handout, "pdf", "Dr O'Brien ° ≥ µ"))).pages:
            assert "\N{REPLACEMENT CHARACTER}" not in page.extract_text()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Take one tablet.", "en", ["dejavu"]),
        ("Tome una tableta cada mañana.", "es", ["dejavu"]),
        ("Losartan", "hi", ["devanagari", "dejavu"]),  # the language decides, whatever the letters
        ("Losartan", "ar", ["naskh", "dejavu"]),
        ("Mrs आशा Rao", "en", ["dejavu", "devanagari"]),  # a name in another script is shown
        ("Ahmad أحمد", "en", ["dejavu", "naskh"]),
    ],
)
def test_only_what_a_text_needs_is_embedded(text: str, language: str, expected: list[str]) -> None:
    assert [family.name for family in families(text, language)] == expected


def test_the_fonts_are_small_and_their_licence_is_beside_them() -> None:
    for family in (LATIN, *SHAPED):
        for path in (family.regular, family.bold):
            assert path.stat().st_size < 700_000
            assert re.search("Bitstream|Open Font License", str(TTFont(path)["name"].getDebugName(13)))
        assert list(family.regular.parent.glob("LICENSE*"))
