"""Letters without a shape: they are taken out of every text, and reported where they can carry a message."""

import re

_SHAPELESS = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Default ignorable code points of Unicode 16 that occur in documents. Soft hyphens are among them."""

_CARRIES = re.compile(r"[\U000e0000-\U000e007f]|[\u202d\u202e]|[\u200b-\u200d\u2060-\u2064]{4,}")
"""Tag letters spell text, overrides turn it round, and a run of others is a code."""

_INSIDE = re.compile(r"(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff](?=[A-Za-z])")
MOST_INSIDE = 3
"""Zero-width letters within words of one block; a few are left by web pages that allow line breaks there."""


def without_invisible(text: str) -> str:
    """The text as it is seen."""
    return _SHAPELESS.sub("", text)


def carries_invisible(text: str) -> bool:
    """True when the letters without a shape are more than leftovers of typesetting."""
    return bool(_CARRIES.search(text)) or len(_INSIDE.findall(text)) > MOST_INSIDE
