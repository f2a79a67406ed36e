"""What the note pane is told: the encounter as plain JSON in the words of the page."""

from dataclasses import asdict
from typing import Any

from assistant.catalogue import N_
from assistant.encounter import Encounter, Evidence, Finding, Note, Section, Statement, Transcript, Utterance
from assistant.grounding.resolutions import ACCEPTED, EVIDENCE_ADDED
from assistant.ui.components.note_pane.changed import changes
from assistant.ui.components.note_pane.doubt import doubtful
from assistant.ui.components.note_pane.labels import KEYS, WORDS
from assistant.ui.components.note_pane.missing import missing_section
from assistant.ui.language import _
from assistant.ui.open_items import OpenFinding, OpenItem, is_flagged, open_items, section_titles, to_check
from assistant.ui.words import SEVERITIES, SPEAKERS, UNSURE_BELOW, VERDICTS, Mark

KEPT = Mark("✓", N_("Kept by you"), "plain")
EDITED = Mark("✎", N_("Edited by you"), "plain")


def pane_data(encounter: Encounter, note: Note, audio: str, locked: bool) -> dict[str, Any]:
    """The whole pane. ``audio`` is an address or empty; ``locked`` hides what changes the note.

    The text of a note that is not signed cannot be marked and copied.
    """
    transcript = encounter.transcript or Transcript()
    sections = [_section(section, transcript) for section in note.sections]
    if note.omissions:
        sections.append(missing_section(note, transcript))
    return {
        "words": {name: _(word) for name, word in WORDS.items()},
        "keys": [(_(key), _(does)) for key, does in KEYS],
        "audio": audio,
        "timed": any(u.end > 0 for u in transcript.utterances),
        "locked": locked,
        "signed": note.is_signed(),
        "utterances": [_turn(utterance) for utterance in transcript.utterances],
        "sections": sections,
        "places": [{"key": key, "title": title} for key, title in section_titles(note).items()],
        "open": [_open(item) for item in open_items(note)],
        "to_check": to_check(note),
        "changes": changes(note),
    }


def _turn(utterance: Utterance) -> dict[str, Any]:
    return {
        "id": utterance.id,
        "speaker": _(SPEAKERS[utterance.speaker]),
        "start": utterance.start,
        "end": utterance.end,
        "text": utterance.text,
        "unsure": utterance.confidence < UNSURE_BELOW and utterance.original is None,
        "doubts": doubtful(utterance),
    }


def _section(section: Section, transcript: Transcript) -> dict[str, Any]:
    items = [_statement(s, transcript) for s in section.statements]
    return {"key": section.key, "title": section.title, "hint": "", "items": items, "fold": None}


def _statement(statement: Statement, transcript: Transcript) -> dict[str, Any]:
    left = [f for f in statement.findings if not f.resolution and statement.review != "accepted"]
    return {
        "kind": "statement",
        "id": statement.id,
        "text": statement.text,
        "spans": [f.span for f in left if f.span],
        "problem": statement.problem,
        "flagged": is_flagged(statement),
        "marks": [asdict(mark.shown()) for mark in _marks(statement)],
        "evidence": [_evidence(piece) for piece in statement.evidence],
        "findings": [_finding(n, f, transcript) for n, f in enumerate(statement.findings)],
        "keepable": bool(left) or is_flagged(statement),
        "reason_needed": any(f.severity == "critical" for f in left),
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {**piece.model_dump(include={"utterance", "quote", "start", "end"}), "shown": piece.by == "person"}


def _marks(statement: Statement) -> list[Mark]:
    decided = bool(statement.findings) and all(f.resolution for f in statement.findings)
    settled = decided and {f.resolution for f in statement.findings} != {EVIDENCE_ADDED}
    marks = [VERDICTS[statement.verdict]]
    if statement.review == "edited":
        marks.append(EDITED)
    if statement.review == "accepted" or settled:
        marks.append(KEPT)
    return marks


def _finding(number: int, finding: Finding, transcript: Transcript) -> dict[str, Any]:
    turn = transcript.by_id(finding.utterance) if finding.utterance is not None else None
    against = (
        {"utterance": turn.id, "quote": turn.text, "start": turn.start, "end": turn.end} if turn else None
    )
    return {
        "number": number,
        "mark": asdict(SEVERITIES[finding.severity].shown()),
        "explanation": _(finding.explanation),
        "resolution": _resolution(finding),
        "repair": finding.repair,
        "against": against,
    }


def _resolution(finding: Finding) -> str:
    """The reason with which a person overruled the finding; without one, just that it was."""
    if finding.resolution == EVIDENCE_ADDED:
        return _("You showed where it is said.")
    if finding.resolution == ACCEPTED:
        return _("Kept by you.")
    return _("Kept by you: {reason}").format(reason=finding.resolution) if finding.resolution else ""


def _open(item: OpenItem) -> dict[str, Any]:
    """One line of the list of what is open; ``id`` is the row of the pane that it leads to."""
    mark = asdict(SEVERITIES[item.severity].shown())
    if isinstance(item, OpenFinding):
        return {
            "id": item.statement.id,
            "mark": mark,
            "text": _(item.finding.explanation),
            "about": item.statement.text,
        }
    missing = item.omission
    told = _(missing.explanation or N_("This was said and is not in the note."))
    return {"id": f"omission-{item.number}", "mark": mark, "text": told, "about": missing.quote}
