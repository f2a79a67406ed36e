"""What guidelines say on the problems of a note. It is shown beside the note and is never evidence."""

from pydantic import Field

from assistant.encounter.document import Strict


class Why(Strict):
    """Why a passage was found: the words it shares with the problem, and the parts of its score, 0 to 1."""

    words: list[str] = Field(default_factory=list)
    scores: dict[str, float] = Field(default_factory=dict)


class Citation(Strict):
    """A guideline passage as it was shown: "from the guideline". Never evidence.

    Passages that were kept by earlier versions lack what has a default here.
    """

    id: str
    document: str
    section: str
    text: str
    publisher: str
    year: int
    score: float
    source: str = ""
    title: str = ""
    collection: str = ""
    page: int | None = None
    grade: str = ""
    url: str = ""
    outdated: bool = False
    sha256: str = ""
    why: Why | None = None

    @property
    def named(self) -> str:
        """The document's title, or its id where the title was not kept."""
        return self.title or self.document


class Suggestion(Strict):
    """The passages for one problem of the assessment. Empty citations mean "nothing found"."""

    problem: str
    citations: list[Citation] = Field(default_factory=list)


class CitedPassage(Strict):
    """A passage that a person attached to the plan of a problem."""

    problem: str
    citation: Citation

    def line(self) -> str:
        """How the note names it."""
        cited = self.citation
        return f"Guideline cited: {cited.named}, {cited.publisher}, {cited.year}, {cited.section}"
