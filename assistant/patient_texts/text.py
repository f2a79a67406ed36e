"""A text for patients that an educator works on: the original, its plain version, and where it stands."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from pydantic import Field

from assistant.encounter import Document, Handout, Note

TextKind = Literal["note", "letter", "lab", "imaging", "guideline", "leaflet"]
Status = Literal["draft", "sent_back", "approved"]
Action = Literal["made", "edited", "overruled", "sent_back", "approved", "renamed"]

KINDS: tuple[TextKind, ...] = get_args(TextKind)
KIND_NAMES: dict[TextKind, str] = {
    "note": "Signed note",
    "letter": "Letter",
    "lab": "Lab report",
    "imaging": "Scan report",
    "guideline": "Guideline passage",
    "leaflet": "Leaflet",
}
STATUS_NAMES: dict[Status, str] = {"draft": "Draft", "sent_back": "Sent back", "approved": "Approved"}


def _now() -> datetime:
    return datetime.now(UTC)


class PatientText(Document):
    """A text in plain words with its original.

    ``source`` is the original as sections of statements, in its own order; ``handout`` is what a patient
    reads; each of its sentences names the statements it comes from. ``style`` is the name of the house
    style, "" for none; ``grade_asked`` the reading grade (US school year, 3 to 12) that was aimed for, and
    ``tone`` whether tone was looked at. ``comment`` is why it was sent back last.
    """

    id: str = ""
    title: str
    kind: TextKind
    source: Note
    handout: Handout
    style: str = ""
    grade_asked: float = Field(6.0, ge=3, le=12)
    tone: bool = True
    status: Status = "draft"
    comment: str = ""
    created: datetime = Field(default_factory=_now)
    updated: datetime = Field(default_factory=_now)

    def open_findings(self) -> list[int]:
        """Positions of the findings in ``handout.findings`` that nobody has decided on."""
        return [at for at, finding in enumerate(self.handout.findings) if not finding.resolution]

    def blocking(self) -> list[int]:
        """Positions of the findings that keep it from being approved: critical and open."""
        return [at for at in self.open_findings() if self.handout.findings[at].severity == "critical"]


@dataclass(frozen=True)
class Entry:
    """One line of a text's history: who did what and when. ``version`` is what it led to."""

    version: int
    at: datetime
    by: str
    action: str
    comment: str = ""
