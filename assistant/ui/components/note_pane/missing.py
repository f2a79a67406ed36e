"""What was said and is not in the note, as the last section of the note pane."""

from dataclasses import asdict
from typing import Any

from assistant.catalogue import N_
from assistant.encounter import Note, Omission, Transcript
from assistant.grounding.resolutions import ACCEPTED, ADDED
from assistant.ui.language import _
from assistant.ui.open_items import minor_omissions, section_titles
from assistant.ui.words import LEAVE_MINOR, SEVERITIES, Mark, named, smaller_things

IN_THE_NOTE = Mark("✓", N_("Added by you"), "plain")
LEFT_OUT = Mark("–", N_("Left out by you"), "plain")


def missing_section(note: Note, transcript: Transcript) -> dict[str, Any]:
    """All omissions, the open ones first; the minor ones are folded, also when they were left out."""
    numbered = sorted(
        enumerate(note.omissions), key=lambda pair: (_folded(pair[1]), bool(pair[1].resolution))
    )
    return {
        "key": "",
        "title": _("Said, but not in the note"),
        "hint": "",
        "items": [_omission(number, omission, note, transcript) for number, omission in numbered],
        "fold": _fold(note),
    }


def _folded(omission: Omission) -> bool:
    return omission.severity == "minor" and omission.resolution != ADDED


def _fold(note: Note) -> dict[str, str] | None:
    """The heading of what is folded, and the button that leaves all of it out while some is open."""
    folded = sum(map(_folded, note.omissions))
    if not folded:
        return None
    left = len(minor_omissions(note))
    title = smaller_things(left or folded)
    return {
        "title": title if left else _("{what}, left out").format(what=title),
        "leave": _(LEAVE_MINOR) if left else "",
    }


def _omission(number: int, omission: Omission, note: Note, transcript: Transcript) -> dict[str, Any]:
    turn = transcript.by_id(omission.utterance)
    start, end = (turn.start, turn.end) if turn else (0.0, 0.0)
    piece = {"utterance": omission.utterance, "quote": omission.quote, "start": start, "end": end}
    undecided = not omission.resolution
    return {
        "kind": "omission",
        "id": f"omission-{number}",
        "number": number,
        "text": f"{kind_name(omission)}: “{omission.quote}”",
        "spans": [],
        "problem": "",
        "flagged": undecided and omission.severity != "minor",
        "marks": [asdict(mark.shown()) for mark in _marks(omission)],
        "evidence": [{**piece, "shown": False}],
        "findings": [],
        "note": _told(omission),
        "open": undecided,
        "folded": _folded(omission),
        "suggestion": omission.text,
        "section": omission.section if omission.section in section_titles(note) else "",
        "reason_needed": omission.severity == "critical",
    }


def kind_name(omission: Omission) -> str:
    """The kind of fact as a word to begin a line with."""
    return named(omission.kind)


def _marks(omission: Omission) -> list[Mark]:
    if omission.resolution == ADDED:
        return [IN_THE_NOTE]
    return [SEVERITIES[omission.severity], *([LEFT_OUT] if omission.resolution else [])]


def _told(omission: Omission) -> str:
    """Why it is listed, or why a person left it out."""
    if omission.resolution in ("", ADDED, ACCEPTED):
        return _(omission.explanation)
    return _("Left out by you: {reason}").format(reason=omission.resolution)
