"""Which elements of a web page a reader would not see: by attribute, own style or a plain style rule."""

import re
from dataclasses import dataclass

from lxml import html

from retrieval.reading.colour import TINY, WHITE, colour_of, is_invisible

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PLAIN = re.compile(r"^(?:[a-z][a-z0-9]*|[.#][A-Za-z0-9_-]+)$")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"^(-?\d*\.?\d+)(px|pt|em|rem|%)?")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, None: 0.75}
_FAR = -500.0
"""Points to the left or above the page."""


@dataclass(frozen=True)
class Styles:
    """Declarations by simple selector (``p``, ``.note``, ``#a``); others are not followed."""

    by_selector: dict[str, dict[str, str]]

    @classmethod
    def of(cls, root: html.HtmlElement) -> "Styles":
        """The rules of a page's ``style`` elements. Rules for print or small screens count as well."""
        found: dict[str, dict[str, str]] = {}
        for element in root.iter("style"):
            for selectors, body in _RULE.findall(_COMMENT.sub("", element.text or "")):
                for selector in (one.strip() for one in selectors.split(",")):
                    if _PLAIN.match(selector):
                        found.setdefault(selector, {}).update(declarations(body))
        return cls(found)

    def of_element(self, element: html.HtmlElement) -> dict[str, str]:
        """What applies to an element, its own ``style`` last."""
        names = [element.tag, *(f".{name}" for name in (element.get("class") or "").split())]
        names.append(f"#{element.get('id') or ''}")
        style: dict[str, str] = {}
        for name in names:
            style.update(self.by_selector.get(name, {}))
        style.update(declarations(element.get("style") or ""))
        return style


def declarations(text: str) -> dict[str, str]:
    """``color: red; …`` as names and values in small letters."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, colon, value in pairs if colon}


def hidden_by(element: html.HtmlElement, styles: Styles) -> str:
    """The rule by which an element is not seen, or an empty text."""
    if element.get("hidden") is not None:
        return "hidden attribute"
    style = styles.of_element(element)
    if style.get("display", "").startswith("none") or style.get("visibility", "").startswith("hidden"):
        return "hidden by style"
    if re.match(r"0*\.?0+%?(?!\d|\.)", style.get("opacity", "")) or _is_moved_away(style):
        return "hidden by style"
    size = _points(style.get("font-size", ""))
    if size is not None and size < TINY:
        return "tiny text"
    return "invisible colour" if _is_colourless(element, style, styles) else ""


def _is_moved_away(style: dict[str, str]) -> bool:
    names = ["text-indent", "margin-left", "margin-top"]
    names += ["left", "top"] if style.get("position", "").startswith(("absolute", "fixed")) else []
    moved = [_points(style.get(name, "")) for name in names]
    return any(distance is not None and distance < _FAR for distance in moved)


def _points(text: str) -> float | None:
    found = _LENGTH.match(text)
    return float(found[1]) * _POINTS[found[2]] if found else None


def _is_colourless(element: html.HtmlElement, style: dict[str, str], styles: Styles) -> bool:
    name = style.get("color", element.get("color") or "")
    if name.startswith(("transparent", "rgba(0, 0, 0, 0", "rgba(0,0,0,0)")):
        return True
    colour = colour_of(name) if name else None
    return colour is not None and is_invisible(colour, _background(element, styles))


def _background(element: html.HtmlElement, styles: Styles) -> tuple[float, float, float]:
    """The nearest colour behind an element. A picture or an unknown colour counts as dark: seen."""
    node: html.HtmlElement | None = element
    while node is not None:
        if isinstance(node.tag, str):
            style = styles.of_element(node)
            told = style.get("background-color") or style.get("background") or node.get("bgcolor") or ""
            if told and not told.startswith(("transparent", "none", "inherit", "initial")):
                return colour_of(told.split()[0] if not told.startswith("rgb") else told) or (0.0, 0.0, 0.0)
        node = node.getparent()
    return WHITE
