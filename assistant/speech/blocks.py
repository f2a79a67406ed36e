"""Where a long recording is cut, so that minutes and not hours of it are in work at a time."""

from collections.abc import Iterator

import numpy as np

from assistant.speech.sound import RATE, Sound

LONGEST = 300.0
"""Seconds recognized in one go: bounds the memory of a two-hour visit and how far Cancel has to wait."""

SEARCH = 60.0
"""Seconds at the end of a block among which the quietest place is taken for the cut."""

FRAME = 0.1
"""Seconds over which loudness is taken."""

QUIET_FRAMES = 5
"""Frames that have to be quiet together: half a second is longer than the gap between two words."""


def blocks(sound: Sound, start: float = 0.0) -> Iterator[tuple[float, float]]:
    """(start, end) in seconds of pieces that follow each other from ``start`` to the end of the sound."""
    while start < sound.seconds:
        end = sound.seconds if sound.seconds - start <= LONGEST else _quiet_place(sound, start + LONGEST)
        yield start, end
        start = end


def _quiet_place(sound: Sound, latest: float) -> float:
    """The middle of the quietest half second of the SEARCH seconds before ``latest``."""
    first = latest - SEARCH
    samples = sound.mono(first, latest)
    size = int(FRAME * RATE)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    power = np.mean(frames**2, axis=1)
    together = np.convolve(power, np.ones(QUIET_FRAMES), mode="valid")
    return first + (int(np.argmin(together)) + QUIET_FRAMES / 2) * FRAME
