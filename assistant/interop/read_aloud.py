"""Read a text aloud with a voice of this computer, where it has one: Piper, else eSpeak NG.

Nothing is sent anywhere, and the text goes to the program through its standard input, so that it stands
neither in the list of processes nor in a file.
"""

import io
import json
import shutil
import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputRefused, ModelUnavailable
from assistant.settings import get_settings

VOICES = "voices"
"""Folder below the data folder with Piper's voices: ``es_ES-name.onnx`` and ``es_ES-name.onnx.json``."""

ESPEAK_VOICES = {"en": "en-us", "es": "es", "hi": "hi", "pt": "pt", "fr": "fr-fr", "ar": "ar"}
"""eSpeak NG's names of voices by language code."""

WORDS_A_MINUTE = 140
"""Slower than the usual 175: instructions are to be followed."""

LONGEST_TEXT = 20_000
"""Characters, about 25 minutes."""

TIMEOUT = 180.0
"""Seconds; eSpeak NG speaks a page in less than one, Piper in a few."""


@dataclass(frozen=True)
class Voice:
    """A way to speak a language: the command, and the sample rate in Hz when it gives bare samples.

    ``rate`` is None when the command writes a WAV file.
    """

    language: str
    name: str
    command: tuple[str, ...]
    rate: int | None = None


def voice_for(language: str, folder: Path | None = None) -> Voice | None:
    """The best voice for a two-letter language code on this computer, None when it has none.

    ``folder`` holds Piper's voices; the default is ``voices`` in the data folder.
    """
    return _piper(language, folder or get_settings().data_dir / VOICES) or _espeak(language)


def read_aloud(text: str, voice: Voice) -> bytes:
    """The text as a WAV file (mono, 16 bits).

    Raises InputRefused when there is nothing to read or too much, ModelUnavailable when the voice fails.
    """
    if not text.strip():
        raise InputRefused("There is nothing to read aloud.")
    if len(text) > LONGEST_TEXT:
        raise InputRefused("This text is too long to be read aloud. Shorten it, or give it on paper.")
    sound = _run(voice.command, text)
    samples, rate = (sound, voice.rate) if voice.rate else _from_wav(sound)
    if not samples:
        raise ModelUnavailable(f"The voice {voice.name} gave no sound. Check that it is fully installed.")
    return _wav(samples, rate)


def _piper(language: str, folder: Path) -> Voice | None:
    program = shutil.which("piper")
    for model in sorted(folder.glob("*.onnx")) if program else ():
        if model.name.lower().startswith((f"{language}_", f"{language}-", f"{language}.")):
            rate = _rate(model.with_name(f"{model.name}.json"))
            command = (str(program), "--model", str(model), "--output_raw")
            return Voice(language, f"Piper {model.stem}", command, rate) if rate else None
    return None


def _rate(config: Path) -> int | None:
    try:
        return int(json.loads(config.read_text(encoding="utf-8"))["audio"]["sample_rate"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _espeak(language: str) -> Voice | None:
    program, name = shutil.which("espeak-ng"), ESPEAK_VOICES.get(language)
    if program is None or name is None:
        return None
    command = (program, "-v", name, "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "--stdout")
    return Voice(language, f"eSpeak NG {name}", command)


def _run(command: Sequence[str], text: str) -> bytes:
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=TIMEOUT, check=True)
    except subprocess.TimeoutExpired as error:
        raise ModelUnavailable("The voice took too long and was stopped. Try a shorter text.") from error
    except (OSError, subprocess.CalledProcessError) as error:
        # What the program printed may repeat the text, so it is left out.
        raise ModelUnavailable("The voice could not be used. Check that it is fully installed.") from error
    return done.stdout


def _from_wav(sound: bytes) -> tuple[bytes, int]:
    try:
        with wave.open(io.BytesIO(sound)) as wav:
            # eSpeak NG writes before it knows the length; the number in its header is only a guess.
            return wav.readframes(len(sound) // 2), wav.getframerate()
    except (wave.Error, EOFError) as error:
        raise ModelUnavailable("The voice gave no sound that can be read. Install it anew.") from error


def _wav(samples: bytes, rate: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(samples)
    return out.getvalue()
