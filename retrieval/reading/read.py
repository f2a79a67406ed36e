"""Reading any file that is accepted: by its ending, within limits."""

from collections.abc import Callable
from pathlib import Path

from assistant.errors import InputRefused
from retrieval.reading.block import Reading
from retrieval.reading.docx import read_docx
from retrieval.reading.html import read_html
from retrieval.reading.markdown import read_markdown
from retrieval.reading.pdf import read_pdf
from retrieval.reading.plain import read_plain
from retrieval.reading.refusal import BLOCKS, LARGEST, refused
from retrieval.reading.table import read_csv, read_json

READING = 1
"""Version of the readers. Documents that another version read are read again from their originals."""

READERS: dict[str, Callable[[str, bytes], Reading]] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
}
"""Endings that are read."""


def read(name: str, data: bytes) -> Reading:
    """A file as title and blocks; ``name`` is its file name. Raises InputRefused with what to do."""
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise refused(name, f"is not of a kind that is read. These are: {', '.join(sorted(READERS))}")
    if not data.strip():
        raise refused(name, "is empty")
    if len(data) > LARGEST:
        raise refused(
            name, f"is larger than {LARGEST // 1_000_000} MB. Split it or make its pictures smaller"
        )
    reading = reader(name, data)
    if not reading.blocks:
        raise refused(name, "holds no text")
    if len(reading.blocks) > BLOCKS:
        raise refused(name, f"has more than {BLOCKS:,} paragraphs or rows. Split it")
    return reading


def read_file(path: Path) -> bytes:
    """The bytes of a file, not more than are accepted. Raises InputRefused when it cannot be read."""
    try:
        with path.open("rb") as handle:
            return handle.read(LARGEST + 1)
    except OSError as error:
        raise InputRefused(f"{path.name} cannot be read: {error.strerror}.") from error
