"""From a recording to a transcript: decode, recognize block by block, cut into turns, tell who spoke.

What was recognized is handed out as it comes (``keep``), so that a step which was stopped goes on
where it was (``done``) instead of from the start.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from assistant.encounter import Transcript, Utterance
from assistant.progress import Cancel, Progress, Report
from assistant.settings import Settings
from assistant.speech.blocks import blocks
from assistant.speech.decode import clock, decode
from assistant.speech.doubt import trusted
from assistant.speech.endpoint import EndpointRecognizer
from assistant.speech.rules import recognition_rules
from assistant.speech.segment import Recognizer, Segment
from assistant.speech.sound import Sound
from assistant.speech.speakers import label
from assistant.speech.turns import joined, pieces, utterance
from assistant.speech.whisper import WhisperRecognizer

STEP = "transcript"

KEEP_SECONDS = 20.0
"""Seconds of recording between two checkpoints: little is lost by a crash, and the disk is left alone."""

Keep = Callable[[list[Utterance]], None]
"""Takes all utterances recognized so far, without speakers yet, to be given back as ``done``."""


def forget(utterances: list[Utterance]) -> None:
    """A keep for work that need not be resumed."""


class Transcriber(Protocol):
    """What the workflow needs of speech recognition."""

    def transcribe(
        self, path: Path, report: Report, cancel: Cancel, done: Sequence[Utterance] = (), keep: Keep = forget
    ) -> Transcript:
        """The transcript of a recording. Raises InputRefused, ModelUnavailable or Cancelled."""
        ...


class SpeechTranscriber:
    """The way from file to transcript, whatever recognizes the words."""

    def __init__(self, recognizer: Recognizer, settings: Settings) -> None:
        self._recognizer = recognizer
        self._settings = settings

    def transcribe(
        self, path: Path, report: Report, cancel: Cancel, done: Sequence[Utterance] = (), keep: Keep = forget
    ) -> Transcript:
        """The transcript of a recording, continuing after ``done``. No utterances: nothing was said.

        Raises InputRefused, ModelUnavailable or Cancelled; on the last two, ``keep`` has been given
        everything recognized until then.
        """
        report(Progress(STEP, "Opening the recording"))
        sound = decode(path, self._settings.max_audio_seconds)
        said = self._recognized(sound, list(done), report, cancel, keep)
        report(Progress(STEP, "Telling the voices apart", 1.0))
        utterances = joined(label(said, sound))
        return Transcript(
            utterances=utterances, duration=round(sound.seconds, 2), provenance=self._provenance(sound)
        )

    def _recognized(
        self, sound: Sound, said: list[Utterance], report: Report, cancel: Cancel, keep: Keep
    ) -> list[Utterance]:
        checkpoint = _Checkpoint(said, keep)
        reported = _Clock(sound.seconds, report)
        try:
            for start, end in blocks(sound, said[-1].end if said else 0.0):
                reported.at(start)
                cancel.check()
                for segment in self._recognizer.recognize(sound.mono(start, end)):
                    said += _utterances(segment, len(said) + 1, start)
                    reported.at(start + segment.end)
                    checkpoint.reached(said)
                    cancel.check()
        finally:
            checkpoint.reached(said, at_once=True)
        return said

    def _provenance(self, sound: Sound) -> dict[str, Any]:
        warning = {"recording_warning": sound.warning} if sound.warning else {}
        return {**self._recognizer.provenance(), "language": self._settings.language, **warning}


class _Checkpoint:
    """Hands out what was recognized, every KEEP_SECONDS of recording."""

    def __init__(self, said: Sequence[Utterance], keep: Keep) -> None:
        self._keep = keep
        self._count = len(said)
        self._second = said[-1].end if said else 0.0

    def reached(self, said: list[Utterance], at_once: bool = False) -> None:
        if len(said) == self._count:
            return
        if at_once or said[-1].end - self._second >= KEEP_SECONDS:
            self._keep(list(said))
            self._count, self._second = len(said), said[-1].end


class _Clock:
    """Says how far the recognizer is."""

    def __init__(self, seconds: float, report: Report) -> None:
        self._seconds = seconds
        self._report = report

    def at(self, second: float) -> None:
        second = min(second, self._seconds)
        message = f"Transcribing: {clock(second)} of {clock(self._seconds)}"
        self._report(Progress(STEP, message, second / self._seconds))


def _utterances(segment: Segment, first: int, offset: float) -> list[Utterance]:
    believed = trusted(segment, recognition_rules())
    if believed is None:
        return []
    return [utterance(piece, first + i, offset) for i, piece in enumerate(pieces(believed.words))]


class WhisperTranscriber(SpeechTranscriber):
    """Whisper in this process. Raises ModelUnavailable when its files are missing."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(WhisperRecognizer(settings), settings)


def transcriber(settings: Settings) -> SpeechTranscriber:
    """The configured endpoint, or Whisper in this process when none is set."""
    if settings.speech_base_url:
        return SpeechTranscriber(EndpointRecognizer(settings), settings)
    return WhisperTranscriber(settings)
