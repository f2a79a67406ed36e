"""When tests, treatments and habits are."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.said import Conversation
from assistant.grounding.tense import When, events, habits, heard_habits

EVENTS: list[tuple[str, list[tuple[str, When]], str]] = [
    ("i'm going to order an x-ray", [("x-ray", "planned")], "to come"),
    ("your x-rays show no fracture", [("x-ray", "past")], "its result is there"),
    ("we got an mri and we should repeat the mri", [("MRI", ""), ("MRI", "")], "both times: none"),
    ("she is well", [], "no event"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), EVENTS, ids=[row[2] for row in EVENTS])
def test_events(text: str, wanted: list[tuple[str, When]], reason: str) -> None:
    assert [(e.name, e.when) for e in events(text)] == wanted


HABITS: list[tuple[str, list[When], str]] = [
    ("i used to smoke", ["past"], "given up"),
    ("i smoke and i'm trying to quit", ["present"], "not yet given up"),
    ("i don't smoke", [], "none"),
    ("he is a smoker", ["present"], "kept"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), HABITS, ids=[row[2] for row in HABITS])
def test_habits(text: str, wanted: list[When], reason: str) -> None:
    assert [h.when for h in habits(text)] == wanted


def test_a_question_says_nothing_and_its_answer_does() -> None:
    said = [Utterance(id=1, text="Do you still smoke?"), Utterance(id=2, text="I quit in the spring.")]
    ((habit, answer),) = heard_habits(Conversation(Transcript(utterances=said)))
    assert (habit.name, habit.when, answer.utterance.id) == ("smoking", "past", 2)
