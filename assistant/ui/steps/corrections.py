"""The transcript as a table to correct, and the corrections read back from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.encounter import Speaker, Transcript, Utterance
from assistant.ui.language import _
from assistant.ui.words import SPEAKERS, UNSURE_BELOW, clock


@dataclass(frozen=True)
class Correction:
    """A changed utterance: its id with the text and speaker it should have."""

    utterance: int
    text: str
    speaker: Speaker


def table(transcript: Transcript, with_original: bool) -> list[dict[str, Any]]:
    """One row an utterance, in order, in the words of the page."""
    return [_row(utterance, with_original) for utterance in transcript.utterances]


def _row(utterance: Utterance, with_original: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": utterance.id,
        "time": clock(utterance.start),
        "speaker": _(SPEAKERS[utterance.speaker]),
        "text": utterance.text,
        "check": sureness(utterance),
    }
    if with_original:
        row["original"] = utterance.original or ""
    return row


def hard_to_hear(utterance: Utterance) -> bool:
    """True while it should be listened to again; never once a person corrected it."""
    return utterance.original is None and utterance.confidence < UNSURE_BELOW


def sureness(utterance: Utterance) -> str:
    """Words for a doubtful or corrected utterance, empty for a clear one."""
    if utterance.original is not None:
        return _("Corrected")
    return _("Listen again") if hard_to_hear(utterance) else ""


def corrections(transcript: Transcript, rows: Iterable[Mapping[str, Any]]) -> list[Correction]:
    """The rows that differ from the transcript. An emptied text is not a correction and is left out."""
    changed = []
    speakers = {_(word): speaker for speaker, word in SPEAKERS.items()}
    for row in rows:
        utterance = transcript.by_id(int(row["id"]))
        text = str(row["text"] or "").strip()
        speaker = speakers.get(str(row["speaker"]), "unknown")
        if utterance and text and (text, speaker) != (utterance.text, utterance.speaker):
            changed.append(Correction(utterance.id, text, speaker))
    return changed
