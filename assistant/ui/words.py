"""How the pages name verdicts, severities, speakers and steps: always a word, with an icon beside it."""

from dataclasses import dataclass
from typing import Literal

from assistant.encounter import MedicineChange, Severity, Speaker, Step, Verdict
from assistant.models.manifest import Role

Tone = Literal["good", "bad", "warn", "plain"]


@dataclass(frozen=True)
class Mark:
    """An icon, the word that carries the meaning, and a tone that only supports it."""

    icon: str
    word: str
    tone: Tone


VERDICTS: dict[Verdict, Mark] = {
    "supported": Mark("✓", "Said", "good"),
    "contradicted": Mark("✕", "Contradicted", "bad"),
    "unsupported": Mark("?", "Not found in the conversation", "warn"),
    "unchecked": Mark("–", "Not checked", "plain"),
}

SEVERITIES: dict[Severity, Mark] = {
    "critical": Mark("!", "Critical", "bad"),
    "major": Mark("!", "Important", "warn"),
    "minor": Mark("i", "Minor", "plain"),
}
SEVERITY_ORDER: tuple[Severity, ...] = ("critical", "major", "minor")

SPEAKERS: dict[Speaker, str] = {
    "clinician": "Clinician",
    "patient": "Patient",
    "other": "Other",
    "unknown": "Unknown speaker",
}

STEPS: dict[Step, str] = {
    "record": "Record",
    "transcript": "Transcript",
    "note": "Note",
    "sign": "Sign",
    "handout": "Handout",
    "export": "Export",
}

CHANGES: dict[MedicineChange, str] = {
    "new": "New",
    "changed": "Changed",
    "stopped": "Stopped",
    "same": "As before",
}

ROLES: dict[Role, str] = {
    "llm": "Writing notes and handouts",
    "speech": "Writing down what was said",
    "embeddings": "Comparing sentences and finding guidelines",
}

SAID_IN_ROOM = ":green-badge[✓ Said in the room]"
FROM_GUIDELINE = ":violet-badge[:material/menu_book: From the guideline]"
"""Badges of the two kinds of text that stand near each other; each has its own icon and words."""

UNSURE_BELOW = 0.6
"""Mean recognition probability under which an utterance is marked as unsure.

Whisper's probability of a wrongly heard drug name or number usually lies well under this; clear
speech lies above 0.8.
"""


UNSURE_WORD_BELOW = 0.5
"""Recognition probability under which one word is marked: it is held for more likely wrong than right."""

CHANGE_KINDS: dict[Literal["redrafted", "removed", "added"], str] = {
    "redrafted": "Written again",
    "removed": "Taken out",
    "added": "Put in",
}


LEAVE_MINOR = "Leave all of these out"


def smaller_things(count: int) -> str:
    """The heading above folded minor omissions."""
    return f"{count} smaller {'thing that was' if count == 1 else 'things that were'} said"


def clock(seconds: float) -> str:
    """Seconds from the start as ``mm:ss``, or ``h:mm:ss`` for the second hour on."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{short}" if hours else short
