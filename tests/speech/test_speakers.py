"""Who said it: by words, by channel, and when the channels tell nothing."""

import numpy as np
import pytest

from assistant.encounter import Utterance
from assistant.speech.rules import speaker_rules
from assistant.speech.sound import RATE, Sound
from assistant.speech.speakers import by_channel, by_words, chance_of_change, cue_score, cues, label
from tests.speech.sounds import tone

VISIT = [
    ("clinician", "Good morning, what brings you in today?"),
    ("patient", "My right knee has been hurting for two weeks."),
    ("clinician", "Okay, did you injure your knee?"),
    ("patient", "No."),
    ("patient", "I was climbing the stairs when I felt it."),
    ("clinician", "All right, let's take a look at your knee."),
    ("clinician", "I will order an x-ray and we'll see you in 4 weeks."),
    ("patient", "Thank you, doctor."),
]


def test_words_tell_a_plain_visit() -> None:
    assert by_words([text for _, text in VISIT]) == [speaker for speaker, _ in VISIT]


@pytest.mark.parametrize(
    ("sentence", "clinician"),
    [
        ("Do you have any allergies?", True),  # asks about the other one's health
        ("Let me listen to your lungs.", True),  # examines
        ("We'll order an x-ray.", True),  # plans
        ("I've had a headache since Monday.", False),  # tells of oneself
        ("Yes, my knee hurts.", False),  # answers
        ("Thank you, doctor.", False),  # addresses the clinician
    ],
)
def test_cue_score_points_the_right_way(sentence: str, clinician: bool) -> None:
    assert (cue_score(sentence) > 0) is clinician


def test_cues_mark_the_ends_and_numbers() -> None:
    assert {"^ it", "0 $", "is 0"} <= cues("It is 152.")
    assert "^" not in cues("It is 152.")


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("Any pain?", "No.", "question_then_answer"),
        ("Any pain?", "I fell.", "question_then_other"),
        ("I see.", "Yes.", "short_then_answer"),
        ("I see.", "Go on.", "short_then_other"),
        ("It hurts when I walk.", "Okay.", "statement_then_answer"),
        ("It hurts when I walk.", "It is stiff.", "statement_then_other"),
        ("It hurts when", "I walk.", "unfinished"),
        ("It hurts when-", "Where?", "interrupted"),
    ],
)
def test_chance_of_change_uses_the_named_rule(before: str, after: str, name: str) -> None:
    rules = speaker_rules()
    assert chance_of_change(before, after, rules) == getattr(rules.change, name)


def utterances() -> list[Utterance]:
    return [Utterance(id=i + 1, start=i, end=i + 1, text=text) for i, (_, text) in enumerate(VISIT)]


def two_microphones(clinician_left: bool, bleed: float = 0.01) -> Sound:
    loud, quiet = tone(1.0, level=0.3), tone(1.0, level=0.3 * bleed)
    left = [(loud if (s == "clinician") == clinician_left else quiet) for s, _ in VISIT]
    right = [(quiet if (s == "clinician") == clinician_left else loud) for s, _ in VISIT]
    return Sound(np.stack([np.concatenate(left), np.concatenate(right)]))


@pytest.mark.parametrize("clinician_left", [True, False])
def test_channels_tell_whichever_side_the_clinician_has(clinician_left: bool) -> None:
    found = by_channel(utterances(), two_microphones(clinician_left))
    assert found == [speaker for speaker, _ in VISIT]


@pytest.mark.parametrize(
    "sound",
    [
        two_microphones(True, bleed=0.9),  # one room, two microphones that hear the same
        Sound(
            np.stack([np.concatenate([tone(8.0)]), np.zeros(8 * RATE, dtype=np.int16)])
        ),  # one is unplugged
    ],
)
def test_channels_that_tell_nothing_leave_it_to_the_words(sound: Sound) -> None:
    assert by_channel(utterances(), sound) is None
    assert [u.speaker for u in label(utterances(), sound)] == [speaker for speaker, _ in VISIT]


def test_nobody_spoke() -> None:
    assert label([]) == []
    assert by_words([]) == []
