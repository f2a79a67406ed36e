"""Which runs of a Word document a reader would not see: hidden, tiny, or in the colour of the paper."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from retrieval.reading.colour import TINY, WHITE, Colour, colour_of, is_invisible

_OFF = {"0", "false", "off", "none"}
_PAPER = {"background1", "light1"}
"""Theme colours that are the paper's in every theme that Word ships for printing."""

_HIGHLIGHTED: Colour = (0.0, 0.0, 0.0)
"""Any highlight or dark shading counts as a background on which white text can be read."""


def hidden_run(run: etree._Element, paragraph: Paragraph, document: Document) -> str:
    """The rule by which a run is not seen, or an empty text. Its own settings come before its styles'."""
    settings = list(_settings(run, paragraph, document))
    if (vanish := _first(settings, "w:vanish")) is not None and _on(vanish):
        return "hidden text"
    size = _first(settings, "w:sz")
    if size is not None and float(size.get(qn("w:val"), "24")) / 2 < TINY:
        return "tiny text"
    colour = _colour(_first(settings, "w:color"))
    return "invisible colour" if colour and is_invisible(colour, _background(run, settings)) else ""


def _settings(run: etree._Element, paragraph: Paragraph, document: Document) -> Iterator[etree._Element]:
    """The ``rPr`` elements that apply, the strongest first."""
    own = run.find(qn("w:rPr"))
    if own is not None:
        yield own
        named = own.find(qn("w:rStyle"))
        if named is not None:
            yield from _of_style(named.get(qn("w:val"), ""), document)
    yield from _of_style(paragraph.style.style_id if paragraph.style else "", document)


def _of_style(name: str, document: Document) -> Iterator[etree._Element]:
    by_id = {style.style_id: style for style in document.styles}
    style = by_id.get(name)
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        found = style.element.find(qn("w:rPr"))
        if found is not None:
            yield found
        style = getattr(style, "base_style", None)


def _first(settings: list[etree._Element], name: str) -> etree._Element | None:
    return next((one for found in settings if (one := found.find(qn(name))) is not None), None)


def _on(element: etree._Element) -> bool:
    return element.get(qn("w:val"), "true").lower() not in _OFF


def _colour(element: etree._Element | None) -> Colour | None:
    if element is None:
        return None
    if element.get(qn("w:themeColor")) in _PAPER and element.get(qn("w:themeShade")) is None:
        return WHITE
    return colour_of(element.get(qn("w:val"), ""))


def _background(run: etree._Element, settings: list[etree._Element]) -> Colour:
    """What is behind a run: its highlight, else the nearest shading of run, paragraph, cell or table."""
    highlight = _first(settings, "w:highlight")
    if highlight is not None and highlight.get(qn("w:val")) not in ("none", "white"):
        return _HIGHLIGHTED
    shading = _first(settings, "w:shd")
    above = [shading] if shading is not None else []
    for ancestor in run.iterancestors(qn("w:p"), qn("w:tc"), qn("w:tbl")):
        above += ancestor.findall(f"./*/{qn('w:shd')}")
    for one in above:
        fill = one.get(qn("w:fill"), "auto")
        if fill not in ("auto", "FFFFFF"):
            return colour_of(fill) or _HIGHLIGHTED
    # Text in a drawn box stands on the box, whose filling is not looked up.
    boxed = any(str(ancestor.tag).endswith("}txbxContent") for ancestor in run.iterancestors())
    return _HIGHLIGHTED if boxed else WHITE
