"""Rule files are read strictly."""

from pathlib import Path

import pytest

from assistant.errors import ProvenoteError
from assistant.speech.rules import RecognitionRules, read_rules, recognition_rules, speaker_rules

GOOD = """
version: 1
beam: 1
no_speech: 0.6
no_speech_logprob: -0.8
stock_confidence: 0.5
stock_phrases: [thank you]
loop_words: 8
loop_times: 5
"""


def test_the_files_that_come_along_are_valid() -> None:
    rules = speaker_rules()
    assert rules.clinician
    assert rules.patient
    assert not set(rules.clinician) & set(rules.patient)
    assert recognition_rules().stock_phrases


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD + "beem: 5", "an unknown key"),
        (GOOD.replace("version: 1", "version: 2"), "a newer version"),
        (GOOD.replace("beam: 1", "beam: 0"), "out of range"),
        (GOOD.replace("[thank you]", "["), "not YAML"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "recognition.yaml"
    path.write_text(text)
    with pytest.raises(ProvenoteError, match=r"recognition\.yaml"):
        read_rules(path, RecognitionRules)


def test_a_right_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "recognition.yaml"
    path.write_text(GOOD)
    assert read_rules(path, RecognitionRules).stock_phrases == {"thank you"}
