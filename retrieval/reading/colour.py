"""Whether text of one colour can be read on another, and sizes too small to read."""

import re
from collections.abc import Iterable

TINY = 3.5
"""Points: smaller text is not read by a person. The smallest footnote marks in print have four to five."""

CONTRAST = 1.25
"""Ratio of luminance (WCAG 2.1) below which text cannot be told from its background.

Light grey on white has 1.5.
"""

WHITE = (1.0, 1.0, 1.0)
Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

_NAMES = {
    "white": WHITE, "snow": (1.0, 0.98, 0.98), "ivory": (1.0, 1.0, 0.94), "whitesmoke": (0.96, 0.96, 0.96),
    "ghostwhite": (0.97, 0.97, 1.0), "floralwhite": (1.0, 0.98, 0.94), "black": (0.0, 0.0, 0.0),
}  # fmt: skip


def colour_of(text: str) -> Colour | None:
    """A colour of HTML or DOCX: ``#fff``, ``FFFFFF``, ``rgb(255, 255, 255)`` or a name; None when unknown."""
    text = text.strip().lower().removesuffix("!important").strip()
    if text in _NAMES:
        return _NAMES[text]
    if found := re.fullmatch(r"#?([0-9a-f]{6})", text):
        return _rgb(int(found[1][at : at + 2], 16) for at in (0, 2, 4))
    if found := re.fullmatch(r"#([0-9a-f]{3})", text):
        return _rgb(17 * int(digit, 16) for digit in found[1])
    if found := re.fullmatch(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+).*\)", text):
        return _rgb(int(found[at]) for at in (1, 2, 3))
    return None


def _rgb(values: Iterable[int]) -> Colour:
    red, green, blue = (min(255, value) / 255 for value in values)
    return red, green, blue


def is_invisible(text: Colour, background: Colour = WHITE) -> bool:
    """True when the two cannot be told apart. Ratio of relative luminance, WCAG 2.1, section 1.4.3."""
    lighter, darker = sorted((_luminance(text), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) < CONTRAST


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
