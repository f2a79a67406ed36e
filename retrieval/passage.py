"""A passage: the piece of a guideline that is found, shown and cited."""

from pydantic import BaseModel, ConfigDict


class Passage(BaseModel):
    """One or a few recommendations of one section, readable without the rest.

    ``title`` names the document's topic, ``source`` the publication and the places in it. ``sha256``
    is the hash of ``text``. ``score`` is 0 to 1 for a passage that was found, else 0.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    document: str
    title: str
    section: str
    text: str
    publisher: str
    year: int
    source: str
    url: str
    licence: str
    sha256: str
    score: float = 0.0

    def indexed_text(self) -> str:
        """What is embedded and matched: the text under its topic and section."""
        return f"{self.title}. {self.section}. {self.text}"
