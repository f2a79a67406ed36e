"""What the note pane is told: the encounter as plain JSON in the words of the page."""

from dataclasses import asdict
from typing import Any

from assistant.encounter import (
    NOTHING_SAID,
    Encounter,
    Finding,
    Note,
    Omission,
    Section,
    Statement,
    Transcript,
    Utterance,
)
from assistant.ui.words import SEVERITIES, SPEAKERS, UNSURE_BELOW, VERDICTS, Mark

WORDS = {
    "transcript": "Transcript",
    "note": "Note",
    "recording": "Recording of this encounter",
    "play": "Play",
    "unsure": "? hard to hear",
    "next_check": "Next to check",
    "all_checked": "Nothing left to check.",
    "nothing_said": NOTHING_SAID,
    "said_in_room": "Said in the room",
    "no_evidence": "Nothing in the transcript was found for this sentence.",
    "edit": "Edit",
    "keep": "Keep as it is",
    "remove": "Remove",
    "use_repair": "Change to",
    "new_text": "New text of this sentence",
    "reason": "Why is it right? This reason is kept with the note.",
    "save": "Save",
    "keep_sentence": "Keep the sentence",
    "cancel": "Cancel",
    "add": "Add a sentence",
    "added_text": "New sentence",
    "add_sentence": "Add it",
}

KEPT = Mark("✓", "Kept by you", "plain")
EDITED = Mark("✎", "Edited by you", "plain")


def pane_data(encounter: Encounter, note: Note, audio: str, locked: bool) -> dict[str, Any]:
    """The whole pane. ``audio`` is an address or empty; ``locked`` hides what changes the note."""
    transcript = encounter.transcript or Transcript()
    sections = [_section(section) for section in note.sections]
    if note.omissions:
        sections.append(_omissions(note.omissions, transcript))
    return {
        "words": WORDS,
        "audio": audio,
        "timed": any(u.end > 0 for u in transcript.utterances),
        "locked": locked,
        "utterances": [_turn(utterance) for utterance in transcript.utterances],
        "sections": sections,
    }


def _turn(utterance: Utterance) -> dict[str, Any]:
    return {
        "id": utterance.id,
        "speaker": SPEAKERS[utterance.speaker],
        "start": utterance.start,
        "end": utterance.end,
        "text": utterance.text,
        "unsure": utterance.confidence < UNSURE_BELOW and utterance.original is None,
    }


def _section(section: Section) -> dict[str, Any]:
    items = [_statement(s) for s in section.statements]
    return {"key": section.key, "title": section.title, "hint": "", "items": items}


def is_flagged(statement: Statement) -> bool:
    """True while a person should look at the statement before signing."""
    if statement.review == "accepted":
        return False
    unresolved = any(not finding.resolution for finding in statement.findings)
    return unresolved or (statement.review == "open" and statement.verdict != "supported")


def _statement(statement: Statement) -> dict[str, Any]:
    open_findings = [finding for finding in statement.findings if not finding.resolution]
    repairs = [finding.repair for finding in open_findings if finding.repair]
    return {
        "id": statement.id,
        "text": statement.text,
        "problem": statement.problem,
        "flagged": is_flagged(statement),
        "editable": True,
        "marks": [asdict(mark) for mark in _marks(statement)],
        "evidence": [piece.model_dump() for piece in statement.evidence],
        "findings": [_finding(finding) for finding in statement.findings],
        "reason_needed": any(finding.severity == "critical" for finding in statement.findings),
        "repair": repairs[0] if repairs else "",
    }


def _marks(statement: Statement) -> list[Mark]:
    review = {"open": [], "accepted": [KEPT], "edited": [EDITED]}[statement.review]
    return [VERDICTS[statement.verdict], *review]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "mark": asdict(SEVERITIES[finding.severity]),
        "explanation": finding.explanation,
        "resolution": _resolution(finding),
    }


def _resolution(finding: Finding) -> str:
    """The reason with which a person overruled the finding; without one, just that it was."""
    if not finding.resolution:
        return ""
    return "Kept by you." if finding.resolution == "accepted" else f"Kept by you: {finding.resolution}"


def _omissions(omissions: list[Omission], transcript: Transcript) -> dict[str, Any]:
    return {
        "key": "",
        "title": "Said, but not in the note",
        "hint": "Put what matters into the section where it belongs, with “Add a sentence”.",
        "items": [_omission(number, omission, transcript) for number, omission in enumerate(omissions)],
    }


def _omission(number: int, omission: Omission, transcript: Transcript) -> dict[str, Any]:
    kind = omission.kind.replace("_", " ").capitalize()
    turn = transcript.by_id(omission.utterance)
    start, end = (turn.start, turn.end) if turn else (0.0, 0.0)
    piece = {"utterance": omission.utterance, "quote": omission.quote, "start": start, "end": end}
    return {
        "id": f"omission-{number}",
        "text": f"{kind}: “{omission.quote}”",
        "problem": "",
        "flagged": False,
        "editable": False,
        "marks": [asdict(SEVERITIES[omission.severity])],
        "evidence": [piece],
        "findings": [],
        "reason_needed": False,
        "repair": "",
    }
