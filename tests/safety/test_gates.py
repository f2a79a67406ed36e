"""What is refused before any model is asked, and what must not be."""

from pathlib import Path

import numpy as np
import pytest

from assistant.encounter import Transcript, Utterance
from assistant.errors import InputRefused
from assistant.safety import gates
from assistant.safety.gates import LEAST_SPEECH, check_audio, check_transcript
from assistant.settings import Settings
from assistant.speech.decode import decode
from assistant.speech.plain import parse_transcript
from assistant.speech.sound import RATE, Sound

DEMO = Path(gates.__file__).parents[1] / "demo"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, cache_dir=tmp_path, max_audio_seconds=90.0)


def sound(samples: np.ndarray) -> Sound:
    return Sound(samples.astype(np.int16)[None, :])


def noise(seconds: float, level: float) -> np.ndarray:
    return np.random.default_rng(1).normal(0.0, level * 32_767, int(seconds * RATE)).clip(-32_768, 32_767)


def hum(seconds: float) -> np.ndarray:
    return 8_000 * np.sin(2 * np.pi * 50 * np.arange(int(seconds * RATE)) / RATE)


@pytest.mark.parametrize(
    ("samples", "said"),
    [
        (np.zeros(0), "empty"),
        (noise(2.0, 0.1), "too short"),
        (noise(91.0, 0.1), "longer than 1:30"),
        (np.zeros(20 * RATE), "silent"),  # a muted microphone
        (noise(20.0, 0.0002), "silent"),  # nothing but the converter's own noise
        (noise(60.0, 0.03), "No speech"),  # a fan
        (hum(20.0), "No speech"),  # a bad cable
    ],
)
def test_audio_that_is_no_visit(samples: np.ndarray, said: str, settings: Settings) -> None:
    with pytest.raises(InputRefused, match=said):
        check_audio(sound(samples), settings)


def test_the_demo_recording_passes(settings: Settings) -> None:
    check_audio(decode(DEMO / "visit.opus", most_seconds=60.0), settings)


def test_speech_after_a_long_silence_is_found(settings: Settings) -> None:
    spoken = decode(DEMO / "visit.opus", most_seconds=15.0).pcm[0]
    check_audio(sound(np.concatenate([np.zeros(70 * RATE), spoken])), settings)


def test_a_single_word_in_a_minute_is_not_enough(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "speech_seconds", lambda sound, enough: LEAST_SPEECH - 0.1)
    with pytest.raises(InputRefused, match="No speech"):
        check_audio(sound(noise(60.0, 0.1)), settings)


def transcript(*texts: str) -> Transcript:
    return Transcript(utterances=[Utterance(id=i, text=t) for i, t in enumerate(texts, 1)])


SHORT_VISIT = (
    "What brings you in today?",
    "I have had a cough and a fever for three days, and my chest hurts when I breathe in.",
    "Any allergies?",
    "No.",
    "I will listen to your lungs, and then we take a swab and check your temperature.",
)
MEETING = (
    "Okay, shall we start with the budget for the new remote control?",
    "Sure. The marketing people want it in two colours, and they think that the buttons are too small.",
    "Then we should ask the designer for another drawing before the next meeting on Thursday.",
    "Fine, I will write to her this afternoon, and send the minutes to everybody.",
) * 8
COOKING = (
    "First chop two onions, and fry them in butter until they are soft and golden.",
    "Should I add the garlic now, or wait for the tomatoes?",
    "Wait a little. Garlic burns quickly, and then the whole sauce tastes bitter.",
    "All right. My mother always put a spoon of sugar in it, and cooked it for an hour.",
)
FOOTBALL = (
    "Did you see the game last night? They lost because the goalkeeper had hurt his knee.",
    "Yes, and the referee was terrible. We drove home in the rain and did not say a word.",
    "Next week they play at home again. Do you want me to get tickets for you and the children?",
    "That would be great, if it is not too expensive this time. Last season was a disappointment.",
) * 3


def test_a_short_visit_passes() -> None:
    check_transcript(transcript(*SHORT_VISIT))


def test_the_demo_visit_passes() -> None:
    check_transcript(parse_transcript((DEMO / "visit.txt").read_bytes()))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), "No words"),
        (("", " "), "No words"),
        (("Hello?", "Is my cough on the tape? Does the pain show?"), "Too little"),
        (MEETING, "not sound like a clinic visit"),
        (COOKING, "not sound like a clinic visit"),
        (FOOTBALL, "not sound like a clinic visit"),  # one injury in a long talk
        (("testing the microphone one two three four five",) * 6, "not sound like a clinic visit"),
    ],
)
def test_talk_that_is_no_visit(texts: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputRefused, match=said) as refusal:
        check_transcript(transcript(*texts))
    assert not any(t.strip() and t in str(refusal.value) for t in texts)


def test_a_visit_between_small_talk_passes() -> None:
    check_transcript(transcript(*MEETING, *SHORT_VISIT * 4, *MEETING))
