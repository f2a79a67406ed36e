"""Text that came from outside, made safe for Streamlit's Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """The text as literal words: no link, image, formula, colour or icon can come out of it.

    Markdown lets every ASCII punctuation mark be escaped with a backslash, so all of them are.
    """
    return _PUNCTUATION.sub(r"\\\1", text).replace("\r", "").replace("\n", "  \n")
