"""From an audio file to samples, with the FFmpeg libraries that come inside PyAV.

Reads wav, mp3, m4a, ogg, opus, flac and webm. A file that breaks off is read as far as it goes, and
the sound says so; a file in which there is no sound at all is refused.
"""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputRefused
from assistant.speech.sound import RATE, Sound

FORMATS = ("wav", "mp3", "m4a", "ogg", "opus", "flac", "webm")
"""File types offered to a person who chooses a recording."""

SHORTFALL = 0.02
"""A file that yields 2 % (and a second) less than it states was cut off; rounding stays below that."""

NOT_AUDIO = (
    "This file is not a recording that can be read. Use a wav, mp3, m4a, ogg, opus, flac or webm file, "
    "or export the recording again."
)


def decode(path: Path, most_seconds: float | None = None) -> Sound:
    """The sound of an audio file at 16 kHz, stereo kept when its two channels differ.

    Reading stops one second after ``most_seconds``, so that an over-long file costs no memory and is
    still seen to be too long. Raises InputRefused when the file is empty, not audio, or holds no sound.
    """
    if not path.is_file():
        raise InputRefused("The recording is not where it was saved. Add it again.")
    if path.stat().st_size == 0:
        raise InputRefused("This file is empty (0 bytes). Record again, or choose another file.")
    try:
        with av.open(str(path), mode="r", metadata_errors="ignore") as container:
            return _read(container, most_seconds)
    except (av.error.FFmpegError, UnicodeError) as error:
        raise InputRefused(NOT_AUDIO) from error


def _read(container: "av.container.InputContainer", most_seconds: float | None) -> Sound:
    if not container.streams.audio:
        raise InputRefused("There is no sound in this file. Choose an audio recording.")
    stream = container.streams.audio[0]
    stated = _stated_seconds(container)
    width = 2 if stream.codec_context.channels > 1 else 1
    most = None if most_seconds is None else int((most_seconds + 1.0) * RATE)
    pcm, broken = _collect(container, width, most)
    if pcm.shape[1] == 0:
        raise InputRefused(NOT_AUDIO)
    whole = most is None or pcm.shape[1] < most
    return Sound(_without_twin(pcm), _warning(pcm.shape[1] / RATE, stated, broken) if whole else "")


def _collect(
    container: "av.container.InputContainer", width: int, most: int | None
) -> tuple[NDArray[np.int16], bool]:
    """All samples, shape (width, n), and whether the file broke off on the way."""
    layout = "stereo" if width == 2 else "mono"
    resampler = av.AudioResampler(format="s16", layout=layout, rate=RATE)
    buffer = bytearray()
    frames = _Frames(container)
    for frame in frames:
        for piece in resampler.resample(frame):
            buffer += piece.to_ndarray().tobytes()
        if most is not None and len(buffer) >= most * 2 * width:
            break
    for piece in resampler.resample(None):
        buffer += piece.to_ndarray().tobytes()
    flat = np.frombuffer(buffer, dtype=np.int16)
    return flat.reshape(-1, width).T, frames.broken


class _Frames:
    """The frames of the first audio stream that can be decoded; ``broken`` once one could not be."""

    def __init__(self, container: "av.container.InputContainer") -> None:
        self._container = container
        self.broken = False

    def __iter__(self) -> Iterator["av.AudioFrame"]:
        packets = self._container.demux(audio=0)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except av.error.InvalidDataError:
                self.broken = True
                continue
            except av.error.FFmpegError:
                self.broken = True
                return
            for frame in frames:
                frame.pts = None  # gaps in the time stamps would stretch the resampled sound
                yield frame


def _stated_seconds(container: "av.container.InputContainer") -> float:
    """What the file says its length is, in seconds; 0 when it does not say."""
    return 0.0 if container.duration is None else float(container.duration) / av.time_base


def _without_twin(pcm: NDArray[np.int16]) -> NDArray[np.int16]:
    """One channel when both carry the same sound: many phones record one microphone as stereo."""
    if pcm.shape[0] == 2 and np.array_equal(pcm[0], pcm[1]):
        return np.ascontiguousarray(pcm[:1])  # a view would keep both in memory
    return pcm


def _warning(seconds: float, stated: float, broken: bool) -> str:
    missing = stated - seconds
    if missing > max(1.0, SHORTFALL * stated):
        return (
            f"The recording is cut off: {clock(seconds)} of {clock(stated)} could be read. "
            "What is there is used; check that the end of the visit is not missing."
        )
    if broken:
        return "Parts of the recording are damaged and were left out. Check the transcript closely."
    return ""


def clock(seconds: float) -> str:
    """Seconds as people read them: ``1:12``, or ``1:02:05`` from an hour on."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
