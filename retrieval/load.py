"""Reading guideline files, and refusing those that could not be cited.

A file is Markdown: front matter between two lines of three dashes, then headings and numbered
recommendations as ``retrieval.body`` reads them.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.errors import InputRefused
from retrieval.body import read_body
from retrieval.document import GuidelineDocument
from retrieval.figures import figure_faults
from retrieval.front_matter import read_front_matter
from retrieval.succession import succession_faults

FENCE = "---\n"


class ReadFile(NamedTuple):
    """A guideline file as it was read: the document, or None and why not.

    A fault is what the file does wrong, such as "lacks front matter key year".
    """

    path: Path
    document: GuidelineDocument | None
    faults: list[str]


def guideline_files(folder: Path) -> list[Path]:
    """The guideline files of a folder, in the order of their names. Raises InputRefused if there are none."""
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    if not files:
        raise InputRefused(f"There are no guideline files in {folder}. Name a folder with Markdown files.")
    return files


def load_folder(folder: Path) -> list[GuidelineDocument]:
    """Every guideline of a folder, superseded ones too. Raises InputRefused at the first that is not fit."""
    documents = [load_guideline(path) for path in guideline_files(folder)]
    for document, fault in succession_faults(documents):
        raise refused(f"{document.id}.md", [fault])
    return documents


def load_guideline(path: Path) -> GuidelineDocument:
    """One guideline file. Raises InputRefused with the file's name and all that is wrong in it."""
    read = read_guideline(path)
    if read.document is None:
        raise refused(path.name, read.faults)
    return read.document


def read_guideline(path: Path) -> ReadFile:
    """One guideline file, or everything that is wrong in it. Raises InputRefused if it cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused(f"The guideline file {path.name} cannot be read: {error.strerror}.") from error
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return ReadFile(path, None, ["is not UTF-8 text. Save it as UTF-8"])
    front, fence, body = text.removeprefix(FENCE).partition(FENCE)
    if not text.startswith(FENCE) or not fence:
        return ReadFile(path, None, ["has no front matter between two lines of three dashes. Add it"])
    matter, faults = read_front_matter(front)
    sections, more = read_body(body)
    faults += more
    if matter is None or faults:
        return ReadFile(path, None, faults)
    digest = hashlib.sha256(data).hexdigest()
    document = GuidelineDocument(**matter.model_dump(), id=path.stem, sections=sections, sha256=digest)
    faults += figure_faults(document.figures, document.recommendations())
    return ReadFile(path, None if faults else document, faults)


def refused(name: str, faults: Sequence[str]) -> InputRefused:
    """The error for a file with these faults, in one line."""
    return InputRefused(f"The guideline file {name} {'; it '.join(faults)}.")
