"""A passage: the piece of a guideline that is found, shown and cited."""

from pydantic import BaseModel, ConfigDict, Field

from retrieval.document import OLD_AFTER, SHIPPED, Status


class Why(BaseModel):
    """Why a passage was found: the words it shares with the query, and the parts of its score, 0 to 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...] = ()
    scores: dict[str, float] = Field(default_factory=dict)


class Passage(BaseModel):
    """One or a few recommendations or paragraphs of one section, readable without the rest.

    ``title`` names the document's topic, ``source`` the publication and the places in it. ``path`` are
    the headings above the text, the innermost last; ``section`` is what is shown of them. ``page`` is
    counted from 1 and only known for documents with pages. ``grade`` is the strength where the source
    gives one. ``outdated`` is true for a superseded document and for one older than five years.
    ``sha256`` is the hash of ``text``. ``score`` is 0 to 1 for a passage that was found, else 0.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    document: str
    collection: str = SHIPPED
    status: Status = "current"
    title: str
    section: str
    path: tuple[str, ...] = ()
    page: int | None = Field(default=None, ge=1)
    text: str
    grade: str = ""
    publisher: str
    year: int
    source: str
    url: str
    licence: str
    sha256: str
    outdated: bool = False
    score: float = 0.0
    why: Why | None = None

    def indexed_text(self) -> str:
        """What is embedded and matched: the text under its topic and section."""
        heads = (self.title,) if self.section == self.title else (self.title, self.section)
        return f"{'. '.join(heads)}. {self.text}"


def is_outdated(status: Status, year: int, this_year: int) -> bool:
    """True for what was superseded, and for what is older than five years."""
    return status == "superseded" or this_year - year > OLD_AFTER
