"""Fonts that are embedded in a PDF, and which of them a text needs.

DejaVu Sans Condensed covers Latin, Greek, Cyrillic and the signs of medicine; Noto Sans Devanagari and Noto
Naskh Arabic cover Hindi and Arabic, whose letters also have to be joined and stacked (shaped).
"""

import re
from dataclasses import dataclass
from pathlib import Path

_FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Family:
    """A typeface in two styles. ``script`` finds the characters it is there for.

    A text in its language is set ``scale`` times as large as Latin letters, where its own look smaller, and
    its lines are ``leading`` times as far apart, since its strokes reach further.
    """

    name: str
    regular: Path
    bold: Path
    script: re.Pattern[str]
    languages: frozenset[str] = frozenset()
    leading: float = 1.0
    scale: float = 1.0


LATIN = Family(
    "dejavu",
    _FONTS / "DejaVuSansCondensed.ttf",
    _FONTS / "DejaVuSansCondensed-Bold.ttf",
    re.compile(""),
)

SHAPED = (
    Family(
        "devanagari",
        _FONTS / "NotoSansDevanagari-Regular.ttf",
        _FONTS / "NotoSansDevanagari-Bold.ttf",
        re.compile("[\u0900-\u097f]"),
        frozenset(("hi", "mr", "ne")),
        leading=1.1,
    ),
    Family(
        "naskh",
        _FONTS / "NotoNaskhArabic-Regular.ttf",
        _FONTS / "NotoNaskhArabic-Bold.ttf",
        re.compile("[\u0600-\u06ff\u0750-\u077f]"),
        frozenset(("ar", "fa", "ur")),
        leading=1.15,
        scale=1.12,
    ),
)
"""Families whose text has to be shaped."""


def families(text: str, language: str) -> list[Family]:
    """What to embed for this text; the language's own family first, the others for what it lacks."""
    needed = [family for family in SHAPED if language in family.languages or family.script.search(text)]
    own = [family for family in needed if language in family.languages]
    return [*own, LATIN, *(family for family in needed if family not in own)]
