"""Denials of a whole class, and what the patient told of it."""

import pytest

from assistant.encounter import Speaker, Transcript, Utterance
from assistant.grounding.checks import check_sweeping
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated

SPEAKERS: dict[str, Speaker] = {"d": "clinician", "p": "patient"}


def found(noted: str, *said: str, part: Part = "history") -> list[int | None]:
    utterances = [
        Utterance(id=number, speaker=SPEAKERS[turn[0]], text=turn[3:]) for number, turn in enumerate(said, 1)
    ]
    conversation = Conversation(Transcript(utterances=utterances))
    return [f.utterance for f in check_sweeping(Stated(noted, part=part), conversation)]


CONTRADICTED = [
    ("The patient denies any pain.", ["p: my foot is throbbing all night"], "a pain by another word"),
    ("Ann denies pain.", ["d: does it hurt", "p: yes it hurts a lot"], "a name before it, and an answer"),
    ("He denies taking any pain medication.", ["p: i took some ibuprofen"], "a medicine of the class"),
    ("She denies taking any pain medication or fever.", ["p: i use tylenol"], "one item of a list"),
    ("She takes no medications.", ["p: i take lisinopril every morning"], "any medicine"),
]


@pytest.mark.parametrize(("noted", "said", "why"), CONTRADICTED, ids=[row[2] for row in CONTRADICTED])
def test_a_member_contradicts_the_denial_of_the_class(noted: str, said: list[str], why: str) -> None:
    assert found(noted, *said) == [len(said)] or found(noted, *said) == [1], why


FINE = [
    ("Denies pain in the knee.", ["p: my foot is throbbing"], "pain of one place"),
    ("Genitourinary: Denies pain.", ["p: my foot is throbbing"], "a heading that narrows"),
    ("Denies pain.", ["d: any pain right now?", "p: no", "p: it was burning last week"], "denied as a whole"),
    ("He denies taking any pain medication.", ["p: i take lisinopril"], "a medicine of another class"),
    ("He denies taking any pain medication.", ["p: i have not taken any ibuprofen"], "a denied member"),
    ("He denies taking any pain medication.", ["d: we'll start you on meloxicam"], "planned only"),
    ("She has taken no medication for her knee.", ["p: i take lisinopril"], "medicines for one thing"),
    ("Reports pain.", ["p: my foot is throbbing"], "nothing denied"),
]


@pytest.mark.parametrize(("noted", "said", "why"), FINE, ids=[row[2] for row in FINE])
def test_a_narrower_denial_may_stand(noted: str, said: list[str], why: str) -> None:
    assert found(noted, *said) == [], why


def test_an_examination_without_pain_is_no_denial_of_all_pain() -> None:
    assert found("No pain.", "p: my foot is throbbing", part="examination") == []
