"""A guideline summary as it is kept: where it comes from, and numbered recommendations by section."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """Unknown keys are errors: a typo must not become lost data."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Recommendation(Strict):
    """One numbered statement; ``grade`` is empty where the source gives none, ``place`` never is."""

    number: int = Field(ge=1)
    text: str
    grade: str = ""
    place: str = Field(min_length=1)

    def line(self) -> str:
        """The statement as it is read, with its grade."""
        return f"{self.text} [{self.grade}]" if self.grade else self.text


class GuidelineSection(Strict):
    """A heading and the recommendations under it."""

    title: str
    recommendations: tuple[Recommendation, ...]


class FrontMatter(Strict):
    """What a reader must know before trusting a summary. Every key is required.

    ``terms`` are the names under which the topic is looked for. ``source`` is the title of the
    publication. ``last_checked`` is the day when a person last compared the summary with the
    source, or None when nobody has (``never`` in the file).
    """

    title: str = Field(min_length=1)
    terms: tuple[str, ...] = Field(min_length=1)
    publisher: str = Field(min_length=1)
    source: str = Field(min_length=1)
    year: int = Field(ge=1990, le=2100)
    url: str = Field(pattern=r"^https://\S+$")
    licence: str = Field(min_length=1)
    population: str = Field(min_length=1)
    last_checked: date | None


class GuidelineDocument(FrontMatter):
    """One summary file. ``id`` is the file's name without its ending, ``sha256`` the hash of the file."""

    id: str
    sections: tuple[GuidelineSection, ...]
    sha256: str

    def recommendations(self) -> list[Recommendation]:
        """All recommendations in reading order."""
        return [r for section in self.sections for r in section.recommendations]
