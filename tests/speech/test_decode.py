"""What can be opened, what is refused and how it is said."""

import wave
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import InputRefused
from assistant.speech.decode import FORMATS, clock, decode
from assistant.speech.sound import RATE, Sound
from tests.speech.sounds import encode, tone, write_wav


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_offered_format_is_read(tmp_path: Path, suffix: str) -> None:
    sound = decode(encode(tmp_path / f"visit.{suffix}", tone(6.0)))
    assert sound.channels == 1
    assert sound.seconds == pytest.approx(6.0, abs=0.15)
    assert sound.warning == ""
    assert 0.2 < float(np.abs(sound.mono()).max()) < 0.5  # lossy codecs overshoot a little


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),  # the recorder made a file and wrote nothing
        (b"Doctor: how are you today?\n" * 40, "not a recording"),  # text that was given the wrong name
        (bytes(range(256)) * 40, "not a recording"),  # some other kind of file
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "not a recording"),  # a header that breaks off
    ],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "visit.wav"
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=said):
        decode(path)
    assert path.read_bytes() == content


def test_a_wav_without_samples_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        decode(write_wav(tmp_path / "visit.wav", tone(0.0)))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="Add it again"):
        decode(tmp_path / "gone.wav")


def test_a_truncated_mp3_gives_what_is_there_and_tells(tmp_path: Path) -> None:
    path = encode(tmp_path / "visit.mp3", tone(40.0))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    sound = decode(path)
    assert 15.0 < sound.seconds < 25.0
    assert "0:40" in sound.warning


def test_stereo_stays_apart(tmp_path: Path) -> None:
    sound = decode(write_wav(tmp_path / "two.wav", tone(2.0), tone(2.0, level=0.0)))
    assert sound.channels == 2
    left, right = np.abs(sound.stereo()).max(axis=1)
    assert left > 0.2
    assert right < 0.01


def test_one_microphone_on_both_channels_is_mono(tmp_path: Path) -> None:
    assert decode(write_wav(tmp_path / "two.wav", tone(2.0), tone(2.0))).channels == 1


def test_reading_stops_after_the_limit(tmp_path: Path) -> None:
    sound = decode(write_wav(tmp_path / "long.wav", tone(30.0)), most_seconds=5.0)
    assert 5.0 < sound.seconds < 8.0
    assert sound.warning == ""


def test_other_rates_are_brought_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "phone.wav"
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(8_000)
        writer.writeframes(tone(2.0)[::2].tobytes())
    assert decode(path).pcm.shape[1] == pytest.approx(2 * RATE, abs=200)


def test_mono_is_the_mean_of_the_channels() -> None:
    pcm = np.array([[16_384] * RATE, [0] * RATE], dtype=np.int16)
    assert Sound(pcm).mono(0.25, 0.5) == pytest.approx(np.full(RATE // 4, 0.25))


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (72.9, "1:12"), (3725, "1:02:05")])
def test_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
