"""What was said: utterances in order. Times are seconds from the start of the recording."""

import hashlib
from typing import Literal

from pydantic import Field

from assistant.encounter.document import Document, Strict

Speaker = Literal["clinician", "patient", "other", "unknown"]


class Word(Strict):
    """One recognized word; confidence is the recognizer's probability, 0 to 1."""

    text: str
    start: float
    end: float
    confidence: float = 1.0


class Utterance(Strict):
    """One turn of speech. ``original`` keeps what was first recognized once a person corrects it."""

    id: int
    speaker: Speaker = "unknown"
    start: float = 0.0
    end: float = 0.0
    text: str
    confidence: float = 1.0
    words: list[Word] = Field(default_factory=list)
    original: str | None = None


class Transcript(Document):
    """The utterances of an encounter, in order; ``duration`` in seconds, 0 when typed."""

    utterances: list[Utterance] = Field(default_factory=list)
    duration: float = 0.0

    def by_id(self, number: int) -> Utterance | None:
        """The utterance with this id, or None."""
        return next((u for u in self.utterances if u.id == number), None)

    def sha256(self) -> str:
        """Hash of what was said and by whom: a corrected transcript is another one."""
        text = "\n".join(f"{u.speaker}: {u.text}" for u in self.utterances)
        return hashlib.sha256(text.encode()).hexdigest()
