"""How much of a recording is speech, by Silero's detector that comes inside faster-whisper."""

from faster_whisper.vad import VadOptions, get_speech_timestamps

from assistant.speech.sound import RATE, Sound

BLOCK = 60.0
"""Seconds looked at in one go; takes about 0.1 s on two cores."""

SHORTEST_MS = 250
"""Shorter bursts are clicks and coughs, not speech (milliseconds)."""

GAP_MS = 500
"""A pause of this many milliseconds is not counted as speech."""


def speech_seconds(sound: Sound, enough: float) -> float:
    """Seconds of speech, counted from the start until there are ``enough`` of them."""
    options = VadOptions(min_speech_duration_ms=SHORTEST_MS, min_silence_duration_ms=GAP_MS, speech_pad_ms=0)
    total, start = 0.0, 0.0
    while start < sound.seconds and total < enough:
        spans = get_speech_timestamps(sound.mono(start, start + BLOCK), options)
        total += sum(span["end"] - span["start"] for span in spans) / RATE
        start += BLOCK
    return total
