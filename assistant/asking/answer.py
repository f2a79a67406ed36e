"""An answer from the guidelines: sentences that each have their passage, and all passages that were read."""

from typing import Literal

from pydantic import ConfigDict, Field

from assistant.encounter import Document, Strict

Outcome = Literal["answered", "nothing_citable", "nothing_found"]

Cited = Literal["written", "moved", "added", "quoted"]
"""Whether the model wrote this passage's number behind the sentence, another one, or none; or whether the
passage's own sentence stands in place of one that no passage bore out."""

MESSAGES: dict[Outcome, str] = {
    "answered": "",
    "nothing_citable": "No answer could be given that these passages bear out. Read the passages themselves.",
    "nothing_found": "Nothing was found in the guidelines on this computer.",
}
"""What a person is told beside the sentences, if there are any."""


class SourcePassage(Strict):
    """A passage that was found, as it is shown with an answer. Made from any object with these attributes."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    id: str
    document: str
    title: str
    section: str
    text: str
    publisher: str
    year: int
    source: str = ""
    url: str = ""
    grade: str = ""
    page: int | None = None
    outdated: bool = False
    score: float = 0.0
    sha256: str = ""

    def heading(self) -> str:
        """Its topic and section; both belong to what it says."""
        return f"{self.title}: {self.section}"


class AnswerSentence(Strict):
    """One sentence and the passage that states it.

    ``passage`` is the id of one of the answer's passages, and ``quote`` the words of it, exactly as they
    stand there, that come nearest to the sentence.
    """

    text: str
    passage: str
    quote: str
    cited: Cited


class Answer(Document):
    """What the guidelines say on a question.

    ``sentences`` are at most four, none without a passage. ``passages`` were given to the model in this
    order. ``nearest`` are titles of guidelines, only when nothing was found. ``dropped`` counts sentences
    of the model that were left out.
    """

    question: str
    outcome: Outcome
    sentences: list[AnswerSentence] = Field(default_factory=list)
    passages: list[SourcePassage] = Field(default_factory=list)
    nearest: list[str] = Field(default_factory=list)
    dropped: int = 0

    @property
    def message(self) -> str:
        """What to tell beside the sentences; "" when they are the answer."""
        return MESSAGES[self.outcome]

    def passage(self, name: str) -> SourcePassage:
        """The passage with this id. Raises KeyError when the answer has none."""
        return {passage.id: passage for passage in self.passages}[name]
