"""Sound without recordings: tones, noise and files written by PyAV."""

import wave
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np

from assistant.encounter import Word
from assistant.speech.segment import Segment
from assistant.speech.sound import RATE, Samples

CODECS = {
    "wav": "pcm_s16le",
    "mp3": "libmp3lame",
    "m4a": "aac",
    "ogg": "libopus",
    "opus": "libopus",
    "flac": "flac",
    "webm": "libopus",
}


def tone(seconds: float, hertz: float = 220.0, level: float = 0.3) -> np.ndarray:
    times = np.arange(int(seconds * RATE)) / RATE
    return (level * 32_767 * np.sin(2 * np.pi * hertz * times)).astype(np.int16)


def write_wav(path: Path, *channels: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(len(channels))
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(np.stack(channels, axis=1).astype("<i2").tobytes())
    return path


def encode(path: Path, samples: np.ndarray, rate: int = 48_000) -> Path:
    """A mono file in the format of the path's suffix, at a rate other than the product's own."""
    codec = CODECS[path.suffix[1:]]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(
            format=stream.format.name, layout="mono", rate=rate, frame_size=stream.frame_size or 1024
        )
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def words(text: str, start: float = 0.0, each: float = 0.3, confidence: float = 0.9) -> tuple[Word, ...]:
    """Words that follow each other without a pause."""
    return tuple(
        Word(text=t, start=start + i * each, end=start + (i + 1) * each, confidence=confidence)
        for i, t in enumerate(text.split())
    )


class FakeRecognizer:
    """Gives the next of its lists of segments for each block it is asked about."""

    def __init__(self, *blocks: Sequence[Segment], before: Callable[[int], None] | None = None) -> None:
        self.blocks = list(blocks)
        self.before = before
        self.lengths: list[float] = []

    def recognize(self, samples: Samples) -> Iterator[Segment]:
        self.lengths.append(len(samples) / RATE)
        for i, segment in enumerate(self.blocks.pop(0)):
            if self.before is not None:
                self.before(i)
            yield segment

    def provenance(self) -> dict[str, Any]:
        return {"speech_model": "fake"}
