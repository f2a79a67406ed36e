"""House styles: how a practice's texts read and look, each saved by its name in the data folder."""

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from assistant.encounter import Strict
from assistant.errors import InputRefused, StorageFailed
from assistant.notes.kept import write_whole

Layout = Literal["normal", "large"]

FOLDER = "house_styles"
LARGEST_LOGO = 1_000_000
"""Bytes: a logo is printed 4 cm wide at most, and more than this is a photograph."""

LONGEST_NAME = 40
IN_NAMES = " .,&()'’_-"
"""Allowed beside letters, their marks and digits of any script."""

PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


class HouseStyle(Strict):
    """How texts read and look. ``grade`` is a US school year; ``tone`` says whether tone is looked at."""

    name: str = Field("Standard", max_length=40)
    tone: bool = True
    grade: float = Field(6.0, ge=3, le=12)
    layout: Layout = "large"
    contact: str = Field("", max_length=200)


class HouseStyles:
    """The house styles of a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def names(self) -> list[str]:
        """The names of all styles that can be read, in alphabetical order."""
        found = (self._read(path) for path in sorted(self._folder.glob("*.json")))
        return sorted((style.name for style in found if style), key=str.casefold)

    def load(self, name: str) -> HouseStyle:
        """The style of this name. Raises InputRefused when it is not there or cannot be read."""
        path = self._path(name)
        if not path.exists():
            raise InputRefused("This house style is not there. Choose another one, or save it again.")
        style = self._read(path)
        if style is None:
            raise InputRefused(
                f"The house style in {path.name} cannot be read. Save it again, or remove the file."
            )
        return style

    def save(self, style: HouseStyle, logo: bytes | None = None) -> None:
        """Keep a style in place of one of the same name. ``logo`` None keeps the picture, b"" removes it.

        Raises InputRefused for a name or a picture that cannot be used, and StorageFailed.
        """
        named(style.name)
        ending = _ending(logo) if logo else ""
        path = self._path(style.name)
        there = self._read(path)
        if there is not None and named(there.name).casefold() != named(style.name).casefold():
            raise InputRefused(f"This name is too much like “{there.name}”. Choose another name.")
        write_whole(path, style.model_dump_json(indent=2).encode())
        if logo is None:
            return
        for old in PICTURES.values():
            _remove(path.with_suffix(old))
        if logo:
            write_whole(path.with_suffix(ending), logo)

    def logo(self, name: str) -> bytes:
        """The picture of a style, PNG or JPEG; b"" when it has none."""
        for ending in PICTURES.values():
            path = self._path(name).with_suffix(ending)
            try:
                if path.exists():
                    return path.read_bytes()
            except OSError as error:
                raise StorageFailed("The logo cannot be read. Choose it again.") from error
        return b""

    def delete(self, name: str) -> None:
        """Remove a style and its picture. Raises InputRefused when it is not there."""
        path = self._path(name)
        if not path.exists():
            raise InputRefused("This house style is not there any more.")
        for each in (path, *(path.with_suffix(ending) for ending in PICTURES.values())):
            _remove(each)

    def _path(self, name: str) -> Path:
        return self._folder / f"{file_name(named(name))}.json"

    def _read(self, path: Path) -> HouseStyle | None:
        try:
            return HouseStyle.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None


def named(name: str) -> str:
    """A name that can be used, without spaces around it. Raises InputRefused for another."""
    name = " ".join(name.split())
    known = all(unicodedata.category(letter)[0] in "LMN" or letter in IN_NAMES for letter in name)
    if not known or not name[:1].isalnum() or len(name) > LONGEST_NAME:
        raise InputRefused(
            "Give the house style a name of 1 to 40 letters, digits and spaces. "
            "It begins with a letter or a digit."
        )
    return name


def file_name(name: str) -> str:
    """A file's name for a style's name: safe on every file system, and never a path."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if re.fullmatch(rf"[a-z0-9{re.escape(IN_NAMES)}]*", name.casefold()):
        return plain
    # Letters beyond a to z are told apart by a hash, so that two names in Hindi are two files.
    return f"{plain}-{hashlib.sha256(name.casefold().encode()).hexdigest()[:12]}".strip("-")


def _ending(logo: bytes) -> str:
    if len(logo) > LARGEST_LOGO:
        raise InputRefused("The logo is larger than 1 MB. Choose a smaller picture.")
    ending = next((end for begin, end in PICTURES.items() if logo.startswith(begin)), "")
    if not ending:
        raise InputRefused("The logo is neither PNG nor JPEG. Save it as one of these.")
    return ending


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed("A file of the house style cannot be removed. Try again.") from error
