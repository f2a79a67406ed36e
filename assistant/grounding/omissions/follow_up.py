"""The next visit: when, or after what, and with whom. A note has it when a sentence has the same time.

A word such as "follow" elsewhere, or with another doctor, does not count.
"""

from assistant.grounding.omissions.fact import Fact
from assistant.grounding.omissions.phrases import pattern
from assistant.grounding.omissions.pieces import Piece
from assistant.grounding.omissions.rules import rules
from assistant.grounding.omissions.timing import same_time, times
from assistant.grounding.omissions.written import Line, Written

CONDITION = pattern(["if", "when", "once", "after", "afterwards", "as needed", "sooner", "unless", "until"])
"""What may stand in the place of a time."""

WITH_US = pattern(
    ["me", "us", "clinic", "office", "here", "see you", "see him", "see her", "see the patient"]
)
"""What tells that a visit is with this clinician although another doctor is named beside it."""


def follow_up(pieces: list[Piece], written: Written) -> list[Fact]:
    """A fact for each time, and each other doctor, of a follow-up that the note lacks."""
    said = [piece for piece in pieces if _is_follow_up(piece)]
    return [
        *_with_us([piece for piece in said if _is_with_us(piece.text)], written),
        *_with_others([piece for piece in said if not _is_with_us(piece.text)], written),
    ]


def _is_follow_up(piece: Piece) -> bool:
    words = rules().follow_up
    others = [*words.not_these, *words.summaries, *rules().relatives]
    if not _cue(piece.text) or pattern(others).search(piece.text) or (piece.earlier and not piece.decides):
        return False
    told = times(piece.text) or _doctor(piece.text) or CONDITION.search(piece.text)
    return bool(told or pattern(words.sure).search(piece.text))


def _cue(text: str) -> str:
    match = pattern(rules().follow_up.said).search(text)
    return match.group(0) if match else ""


def _doctor(text: str) -> str:
    match = pattern(rules().follow_up.others).search(text)
    return match.group(0) if match else ""


def _is_with_us(text: str) -> bool:
    return not _doctor(text) or bool(WITH_US.search(text))


def _with_us(said: list[Piece], written: Written) -> list[Fact]:
    """The visits by time, the fullest words of each; without any time, one visit."""
    visits: list[Piece] = []
    for piece in sorted([p for p in said if times(p.text)] or said, key=lambda p: -len(p.text.split())):
        if not any(_same(piece, visit) for visit in visits):
            visits.append(piece)
    why = "A next visit was agreed; the note does not have it, or not with this time."
    return [
        Fact("follow_up", "follow-up", piece, _cue(piece.text), "major", why)
        for piece in visits
        if not any(_agrees(line, piece) for line in written.lines)
    ]


def _same(piece: Piece, other: Piece) -> bool:
    """Two namings of one visit: the same time, or one of them without."""
    ours, others = times(piece.text), times(other.text)
    return not ours or not others or same_time(ours, others)


def _agrees(line: Line, piece: Piece) -> bool:
    words = rules().follow_up
    wanted = times(piece.text)
    strict = bool(pattern(words.strict).search(line.context))
    if pattern(words.summaries).search(line.text) or not _is_with_us(line.text):
        return False
    if not wanted:
        return strict and line.part in ("plan", "")
    loose = bool(pattern(words.written).search(line.text)) and line.part in ("plan", "")
    return (strict or loose) and same_time(wanted, times(line.text))


def _with_others(said: list[Piece], written: Written) -> list[Fact]:
    """One visit with each other doctor that no sentence of the note names."""
    doctors = {_doctor(piece.text).lower(): piece for piece in reversed(said)}
    return [
        Fact(
            kind="follow_up",
            about=doctor,
            piece=piece,
            words=_doctor(piece.text),
            severity="major",
            explanation=f"A visit with another doctor ({doctor}) was advised; the plan does not have it.",
        )
        for doctor, piece in doctors.items()
        if not any(line.part in ("plan", "") for line in written.having(pattern([f"{doctor[:7]}*"])))
    ]
