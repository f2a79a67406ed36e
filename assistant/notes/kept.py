"""A clinician's style and own words as JSON in the data folder. They hold no text of a note."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import InputRefused, StorageFailed
from assistant.notes.choices import Choices
from assistant.notes.dictionary import Dictionary
from assistant.notes.length import Length
from assistant.notes.style import Style

STYLE = "style.json"
DICTIONARY = "dictionary.json"

Kept = TypeVar("Kept", bound=BaseModel)


def choices_in(folder: Path, length: Length) -> Choices:
    """This length with the style and the dictionary of a data folder. Raises InputRefused for a bad file."""
    return Choices(length, load_style(folder), load_dictionary(folder))


def load_style(folder: Path) -> Style:
    """The style kept in a data folder; an empty one when there is none. Raises InputRefused."""
    return _load(folder / STYLE, Style)


def load_dictionary(folder: Path) -> Dictionary:
    """The dictionary kept in a data folder; an empty one when there is none. Raises InputRefused."""
    return _load(folder / DICTIONARY, Dictionary)


def save_style(style: Style, folder: Path) -> None:
    """Keep a style in place of the one before. Raises StorageFailed."""
    write_whole(folder / STYLE, style.model_dump_json(indent=2).encode())


def save_dictionary(dictionary: Dictionary, folder: Path) -> None:
    """Keep a dictionary in place of the one before. Raises StorageFailed."""
    write_whole(folder / DICTIONARY, dictionary.model_dump_json(indent=2).encode())


def _load(path: Path, kind: type[Kept]) -> Kept:
    try:
        return kind.model_validate_json(path.read_bytes()) if path.exists() else kind()
    except (OSError, ValidationError) as error:
        raise InputRefused(
            f"The file {path.name} in the data folder cannot be read. Remove it to begin anew."
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that a crash leaves the old or the new one. Raises StorageFailed."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise StorageFailed(f"The file {path.name} could not be written: {error.strerror}.") from error
