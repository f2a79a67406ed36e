"""Typed transcripts: one turn a line with a label, or the JSON of a transcript.

``[doctor] …`` and ``Doctor: …`` are understood. A label that is neither the clinician's nor the
patient's makes the speaker ``other``; the label itself is kept in the transcript's provenance under
``labels`` (utterance id to label), so that "[daughter]" is not lost. A line without a label goes on
with the turn before it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from assistant.encounter import FORMAT, Speaker, Transcript, Utterance
from assistant.errors import InputRefused
from assistant.speech.rules import speaker_rules
from assistant.speech.speakers import by_words

BRACKET = re.compile(r"^\[\s*([^\W\d][\w .'/-]{0,39}?)\s*\]\s*:?\s*(.*)$")
COLON = re.compile(r"^([^\W\d][\w.'/-]{0,24}(?: [\w.'/-]{1,24}){0,2})\s*:(?:\s+(.*)|)$")

CONTRACTION = re.compile(r" (n't|n’t|'s|'m|'re|'ve|'ll|'d)\b")
BEFORE_MARK = re.compile(r"(?<=\w) ([,?!;:]|\.(?!\w))(?=\s|$)")


@dataclass
class _Turn:
    label: str
    text: str


def parse_transcript(data: str | bytes) -> Transcript:
    """The transcript in a text file's content. Times are 0: nothing was recorded.

    Raises InputRefused when it is empty, not text in UTF-8, or JSON that is not a transcript or was
    written by a newer version.
    """
    text = _decoded(data) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff").strip()
    if not text:
        raise InputRefused("This transcript is empty. Paste or choose one with at least a few turns.")
    if "\x00" in text:
        raise InputRefused("This is not a text file. Choose a plain text file in UTF-8.")
    if text.startswith("{"):
        return _from_json(text)
    return _from_lines(text)


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            data = data.decode(encoding, errors="replace").encode()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused(
            "This file is not text in UTF-8. Open it in an editor, save it with the encoding UTF-8, "
            "and add it again."
        ) from error


def _from_json(text: str) -> Transcript:
    try:
        stored = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputRefused("This JSON file is damaged. Export the transcript again.") from error
    version = stored.get("version", FORMAT)
    if isinstance(version, int) and version > FORMAT:
        raise InputRefused(
            "This transcript was written by a newer Provenote. Update Provenote, then open it again."
        )
    try:
        transcript = Transcript.model_validate(stored)
    except ValidationError as error:
        fields = ", ".join(sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]}))
        raise InputRefused(f"This JSON file is not a transcript (see: {fields}).") from None
    _check_utterances(transcript)
    return transcript


def _check_utterances(transcript: Transcript) -> None:
    ids = [u.id for u in transcript.utterances]
    if not any(u.text.strip() for u in transcript.utterances):
        raise InputRefused("This transcript is empty. Choose one with at least a few turns.")
    if len(ids) != len(set(ids)):
        raise InputRefused("Two utterances of this transcript have the same id. Number them 1, 2, 3, …")


def _from_lines(text: str) -> Transcript:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    style = BRACKET if any(BRACKET.match(line) for line in lines) else COLON
    turns = [t for t in _turns(lines, style) if t.text]
    if not turns:
        raise InputRefused("This transcript has labels but no words. Choose one with at least a few turns.")
    speakers = _speakers(turns)
    utterances = [
        Utterance(id=i, speaker=speaker, text=turn.text)
        for i, (turn, speaker) in enumerate(zip(turns, speakers, strict=True), 1)
    ]
    labels = {str(u.id): t.label for u, t in zip(utterances, turns, strict=True) if u.speaker == "other"}
    return Transcript(utterances=utterances, provenance={"labels": labels} if labels else {})


def _turns(lines: list[str], style: re.Pattern[str]) -> Iterator[_Turn]:
    labelled = any(_label(line, style) for line in lines)
    turn: _Turn | None = None
    for line in lines:
        match = _label(line, style)
        if match or turn is None or not labelled:
            if turn is not None:
                yield turn
            label, said = (match.group(1), match.group(2) or "") if match else ("", line)
            turn = _Turn(label, tidy(said))
        else:
            turn.text = f"{turn.text} {tidy(line)}".strip()
    if turn is not None:
        yield turn


def _label(line: str, style: re.Pattern[str]) -> re.Match[str] | None:
    """The line's label, if it has one. "Blood pressure: 130 over 80" is speech, "Mrs. Lee: …" is a label."""
    match = style.match(line)
    if match is None or style is BRACKET or speaker_of(match.group(1)) != "other":
        return match
    return match if all(word[0].isupper() or word[0].isdigit() for word in match.group(1).split()) else None


def _speakers(turns: list[_Turn]) -> list[Speaker]:
    """By label; a text without any label goes by the rule on the words."""
    if not any(turn.label for turn in turns):
        return by_words([t.text if t.text[-1] in ".?!-" else f"{t.text}." for t in turns])
    return [speaker_of(turn.label) for turn in turns]


def speaker_of(label: str) -> Speaker:
    """The speaker a label means: "Dr. Lee" and "doctor" the clinician, unknown ones "other"."""
    if not label:
        return "unknown"
    labels = speaker_rules().labels
    first = re.split(r"[^\w]", label.lower(), maxsplit=1)[0]
    if label.lower() in labels.clinician or first == "dr":
        return "clinician"
    return "patient" if label.lower() in labels.patient else "other"


def tidy(text: str) -> str:
    """Text without the spaces that a tokenizer leaves before marks and in contractions; no word changes."""
    plain = " ".join(text.split())
    return BEFORE_MARK.sub(r"\1", CONTRACTION.sub(r"\1", plain))
