"""Inventions of the recognizer that are taken out, and speech that must stay."""

import pytest

from assistant.speech.doubt import trusted, without_loops
from assistant.speech.rules import recognition_rules
from assistant.speech.segment import Segment
from tests.speech.sounds import words


@pytest.mark.parametrize(
    ("segment", "stays"),
    [
        (Segment(words("My knee hurts."), 0.1, -0.2), True),  # plain speech
        (Segment(words("My knee hurts."), 0.9, -1.5), False),  # the recognizer heard nobody and guessed
        (Segment(words("My knee hurts."), 0.9, -0.2), True),  # quiet, but sure of its words
        (Segment(words("Thank you.", confidence=0.3), 0.4, -0.5), False),  # the stock phrase of silence
        (Segment(words("Thank you.", confidence=0.9), 0.1, -0.2), True),  # really said
        (Segment(words("Thank you, it hurts.", confidence=0.3), 0.1, -0.5), True),  # more than the phrase
    ],
)
def test_trusted(segment: Segment, stays: bool) -> None:
    assert (trusted(segment, recognition_rules()) is not None) is stays


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("it hurts " * 12, "it hurts"),  # a phrase in a loop
        ("so " + "no. " * 9 + "fever", "so no. fever"),  # one word in a loop, in the middle
        ("no no no it is fine", "no no no it is fine"),  # people do repeat themselves
        ("very, very bad", "very, very bad"),
    ],
)
def test_loops(text: str, kept: str) -> None:
    rules = recognition_rules()
    found = without_loops(words(text), rules.loop_words, rules.loop_times)
    assert " ".join(w.text for w in found) == kept
