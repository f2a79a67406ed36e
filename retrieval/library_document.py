"""A practice's own document as it is kept: details, its place in the line of versions, what was found hidden.

What was read from it, its blocks, is kept beside it (``retrieval.library``).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from retrieval.document import Age, Status, Strict
from retrieval.passage import is_outdated

COLLECTION_NAME = r"^[a-z0-9][a-z0-9-]{0,39}$"


class Found(Strict):
    """An instruction or invisible text that was taken out: by which rule, and where. Never its words."""

    rule: str
    place: str


class Details(Strict):
    """What is cited with a passage of the document, and whom the document is about.

    ``terms`` are further names under which it is looked for. ``ages``, ``sex`` and ``pregnancy`` leave
    everyone in where they are absent.
    """

    title: str = Field(min_length=1, max_length=300)
    publisher: str = Field(min_length=1)
    year: int = Field(ge=1900, le=2100)
    licence: str = ""
    url: str = ""
    population: str = ""
    terms: tuple[str, ...] = ()
    ages: tuple[Age, Age] = (None, None)
    sex: Literal["female", "male"] | None = None
    pregnancy: Literal["only", "excluded"] | None = None


class LibraryDocument(Details):
    """One version of a document.

    ``id`` is unique over all collections and keeps the hash of the file. ``name`` is the file's path
    below what was ingested, ``sha256`` the hash of the file, ``reading`` the version of the reader,
    ``pages`` how many pages it has, 0 where the file has none.
    """

    id: str
    collection: str = Field(pattern=COLLECTION_NAME)
    name: str
    sha256: str
    status: Status = "current"
    supersedes: str = ""
    superseded_by: str = ""
    added: date
    reading: int
    pages: int = 0
    found: tuple[Found, ...] = ()

    @property
    def source(self) -> str:
        """What a citation names: the title and the file."""
        return f"{self.title} ({self.name})"

    def is_current(self) -> bool:
        """False for a version that a newer one took the place of: kept to be read, not to be found."""
        return self.status == "current"

    def is_outdated(self, today: date) -> bool:
        """True if a reader should be warned: superseded, or older than five years."""
        return is_outdated(self.status, self.year, today.year)

    def details(self) -> Details:
        """The details alone."""
        return Details(**{name: getattr(self, name) for name in Details.model_fields})
