"""A guideline summary as it is kept: where it comes from, whom it is about, and numbered recommendations."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SHIPPED = "guidelines"
"""The collection of what ships; a practice's own documents are in collections of other names."""

OLD_AFTER = 5
"""Years after which a guideline is called outdated. Most publishers review theirs within five years."""

Status = Literal["current", "superseded"]
Age = float | None


class Strict(BaseModel):
    """Unknown keys are errors: a typo must not become lost data."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Figure(Strict):
    """A key number of a summary.

    ``what`` names it in the words that other summaries use for the same thing, so that two that differ
    are noticed; ``recommendation`` is the number of the recommendation that states it.
    """

    what: str = Field(min_length=1)
    value: str = Field(pattern=r"\d")
    recommendation: int = Field(ge=1)


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
    """What a reader must know before trusting a summary. Keys without a default are required.

    ``terms`` are the names under which the topic is looked for. ``source`` is the title of the
    publication. ``last_checked`` is the day when a person last compared the summary with the
    source, or None when nobody has (``never`` in the file).

    ``population`` is for people to read; ``ages`` (from, to, in years, either may be None), ``sex`` and
    ``pregnancy`` say the same to a filter, and leave everyone in where they are absent. A superseded
    document names the one that took its place.
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
    ages: tuple[Age, Age] = (None, None)
    sex: Literal["female", "male"] | None = None
    pregnancy: Literal["only", "excluded"] | None = None
    status: Status = "current"
    superseded_by: str = ""
    supersedes: str = ""
    figures: tuple[Figure, ...] = ()

    @model_validator(mode="after")
    def _ages_in_order(self) -> "FrontMatter":
        youngest, oldest = self.ages
        if (youngest or 0) < 0 or (oldest is not None and oldest < (youngest or 0)):
            raise ValueError("names ages that are not in order. Write them as [from, to] in years")
        return self

    @model_validator(mode="after")
    def _successor_fits_status(self) -> "FrontMatter":
        if self.status == "superseded" and not self.superseded_by:
            raise ValueError("is superseded and does not say by what. Add the key superseded_by")
        if self.status == "current" and self.superseded_by:
            raise ValueError("names what superseded it and is not marked. Add the key status: superseded")
        return self


class GuidelineDocument(FrontMatter):
    """One summary file. ``id`` is the file's name without its ending, ``sha256`` the hash of the file."""

    id: str
    sections: tuple[GuidelineSection, ...]
    sha256: str
    collection: str = SHIPPED

    def recommendations(self) -> list[Recommendation]:
        """All recommendations in reading order."""
        return [r for section in self.sections for r in section.recommendations]

    def is_current(self) -> bool:
        """False for a document that another one took the place of: it is kept to be read, not to be found."""
        return self.status == "current"

    def is_old(self, today: date) -> bool:
        """True if the source was published more than five years before ``today``, by calendar year."""
        return today.year - self.year > OLD_AFTER

    def is_outdated(self, today: date) -> bool:
        """True if a reader should be warned: superseded, or old."""
        return self.is_old(today) or not self.is_current()
