"""One visit with everything that was made of it so far, and the steps it goes through."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from assistant.encounter.document import Strict
from assistant.encounter.guideline import Suggestion
from assistant.encounter.handout import Handout
from assistant.encounter.note import Note
from assistant.encounter.transcript import Transcript

Step = Literal["record", "transcript", "note", "sign", "handout", "export"]


class Recording(Strict):
    """An audio file as it was saved, before anything else happened to it."""

    filename: str
    path: str
    sha256: str
    seconds: float = 0.0


class Encounter(Strict):
    """One visit and everything that was made of it so far; ``translations`` are by language code."""

    id: str
    title: str
    created: datetime
    updated: datetime
    recording: Recording | None = None
    transcript: Transcript | None = None
    note: Note | None = None
    suggestions: list[Suggestion] | None = None
    handout: Handout | None = None
    translations: dict[str, Handout] = Field(default_factory=dict)
