"""What is not a visit is refused here, before any model is asked about it.

A recognizer or a language model that is given silence or small talk writes a visit that never
happened; that is the worst fault this product can have.
"""

from assistant.encounter import Transcript
from assistant.errors import InputRefused
from assistant.safety.clinical_talk import clinical_talk, measure
from assistant.settings import Settings
from assistant.speech.activity import speech_seconds
from assistant.speech.decode import clock
from assistant.speech.sound import Sound

SILENT_PEAK = 32
"""Largest sample (of 32,768) of a recording without any signal: -60 dB, below every room's noise."""

LEAST_SPEECH = 3.0
"""Seconds of speech in the shortest exchange worth transcribing; white noise gives 0.0."""


def check_audio(sound: Sound, settings: Settings) -> None:
    """Raise InputRefused unless the sound has a permitted length and somebody speaks in it."""
    if sound.pcm.size == 0:
        raise InputRefused("The recording is empty. Record again, or choose another file.")
    if sound.seconds < settings.min_audio_seconds:
        raise InputRefused(
            f"The recording is too short ({sound.seconds:.1f} s). "
            f"A visit needs at least {settings.min_audio_seconds:g} s; record again."
        )
    if sound.seconds > settings.max_audio_seconds:
        raise InputRefused(
            f"The recording is longer than {clock(settings.max_audio_seconds)}, the longest that is "
            "accepted. Split it, or raise PROVENOTE_MAX_AUDIO_SECONDS."
        )
    _check_speech(sound)


def _check_speech(sound: Sound) -> None:
    if max(int(sound.pcm.max()), -int(sound.pcm.min())) <= SILENT_PEAK:
        raise InputRefused(
            "The recording is silent. Check that the right microphone is chosen and not muted; record again."
        )
    if speech_seconds(sound, LEAST_SPEECH) < LEAST_SPEECH:
        raise InputRefused(
            "No speech was found in the recording. Check that the microphone is close enough; record again."
        )


def check_transcript(transcript: Transcript) -> None:
    """Raise InputRefused unless enough was said and some of it is about health."""
    least = clinical_talk().least_words
    found = measure(" ".join(u.text for u in transcript.utterances))
    if found.words == 0:
        raise InputRefused("No words were recognized. Check the recording, or add a transcript as text.")
    if found.words < least:
        raise InputRefused(
            f"Too little was said to write a note: {found.words} words, at least {least} are "
            "needed. Check the recording or the transcript."
        )
    if not found.is_clinical():
        raise InputRefused(
            "This does not sound like a clinic visit: hardly anything is about health. No note was written. "
            "Check that the right file was chosen."
        )
