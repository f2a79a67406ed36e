"""Decoded sound in memory: 16 kHz, one or two channels, two bytes a sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second: what the speech models were trained on."""

Samples = NDArray[np.float32]
"""Samples from -1 to 1 at ``RATE``."""

FULL_SCALE = 32_768.0


@dataclass(frozen=True)
class Sound:
    """A recording as whole numbers, shape (channels, samples), one or two channels.

    Sixteen-bit samples keep a two-hour stereo recording under 500 MB; models ask for the seconds
    they need as floats. ``warning`` tells a person what could not be read, or is empty.
    """

    pcm: NDArray[np.int16]
    warning: str = ""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return float(self.pcm.shape[1]) / RATE

    @property
    def channels(self) -> int:
        """1 (mono) or 2 (stereo)."""
        return int(self.pcm.shape[0])

    def stereo(self, start: float = 0.0, end: float | None = None) -> Samples:
        """Samples from ``start`` to ``end`` seconds, shape (channels, samples), -1 to 1."""
        last = self.pcm.shape[1] if end is None else round(end * RATE)
        piece = self.pcm[:, max(0, round(start * RATE)) : last]
        return piece.astype(np.float32) / np.float32(FULL_SCALE)

    def mono(self, start: float = 0.0, end: float | None = None) -> Samples:
        """The channels' mean from ``start`` to ``end`` seconds, shape (samples,), -1 to 1."""
        return np.asarray(self.stereo(start, end).mean(axis=0), dtype=np.float32)
