"""British shorthand for times: "3/7" is three days, "2/52" two weeks, "6/12" six months."""

import re

SHORT = re.compile(
    r"(?<![\d/.])(?P<number>\d{1,2}(?:-\d{1,2})?)(?P<of>/7|/52|/12)(?![\d/])"
    r"(?=\s+(?:hx\b|history\b|ago\b|of\b)|(?P<rest>))",
    re.I,
)
"""A number of days, weeks or months; ``rest`` is there when no word behind it says that it is a time."""

BEFORE = re.compile(
    r"\b(?:for|past|last|in|after|over|within|next|review|every|since)(?: the)?(?: past| last)?\s*$", re.I
)
"""Words before it that say so."""

UNITS = {"/7": "dy", "/52": "wk ", "/12": "mo "}
"""Units of the same length that the number reader knows, so that places in the text stay."""


def without_shorthand(text: str) -> str:
    """The text with such times written as a number and a unit, character for character.

    "5/12" alone may be a date and "3/7" a score: a word beside it must say that it is a time.
    """

    def written(match: re.Match[str]) -> str:
        is_time = match["rest"] is None or BEFORE.search(text[: match.start()])
        return match["number"] + UNITS[match["of"]] if is_time else match.group(0)

    return SHORT.sub(written, text)
