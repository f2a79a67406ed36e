"""Bytes of a text file as text."""

import codecs

from retrieval.reading.refusal import refused

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(name: str, data: bytes) -> str:
    """The text, with line ends as ``\\n``. UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises InputRefused when it is no text.
    """
    encoding = next((found for mark, found in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise refused(name, "is not a text file. Save it as PDF, DOCX, HTML, Markdown or plain text")
    return text.replace("\r\n", "\n").replace("\r", "\n")
