"""Whisper in this process, through faster-whisper with eight-bit weights."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from faster_whisper import WhisperModel

from assistant.encounter import Word
from assistant.errors import ModelUnavailable
from assistant.models.locate import model_path
from assistant.settings import Settings
from assistant.speech.rules import recognition_rules
from assistant.speech.segment import Segment
from assistant.speech.sound import Samples


@lru_cache(maxsize=1)
def _model(folder: Path, threads: int) -> WhisperModel:
    """The loaded model, kept for the next recording: loading takes about a second."""
    try:
        return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelUnavailable("The speech model could not be opened. Run `make setup` again.") from error


class WhisperRecognizer:
    """The local Whisper model of the chosen profile."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = model_path("speech", settings)

    def recognize(self, samples: Samples) -> Iterator[Segment]:
        """Segments as they are found; silence is cut out first, since Whisper invents words in it."""
        model = _model(self._folder, self._settings.threads)
        found, _ = model.transcribe(
            samples,
            language=self._settings.language,
            beam_size=recognition_rules().beam,
            vad_filter=True,
            condition_on_previous_text=False,  # one wrong sentence must not colour the next
            word_timestamps=True,
        )
        for segment in found:
            words = tuple(whole_words((w.word, w.start, w.end, w.probability) for w in segment.words or ()))
            if words:
                yield Segment(words, float(segment.no_speech_prob), float(segment.avg_logprob))

    def provenance(self) -> dict[str, Any]:
        """Name of the model folder and how it is run."""
        return {"speech_model": self._folder.name, "engine": "faster-whisper int8"}


def whole_words(pieces: Iterable[tuple[str, float, float, float]]) -> list[Word]:
    """Words from (text, start, end, probability); text without a leading space belongs to the word before.

    Whisper times "43-year-old" as three pieces, of which only the first starts with a space.
    """
    words: list[Word] = []
    for text, start, end, probability in pieces:
        if words and not text.startswith(" "):
            last = words[-1]
            sure = min(last.confidence, float(probability))
            words[-1] = Word(text=last.text + text, start=last.start, end=float(end), confidence=sure)
        elif text.strip():
            words.append(
                Word(text=text.strip(), start=float(start), end=float(end), confidence=float(probability))
            )
    return words
