"""Who the patient is said to be."""

import pytest

from assistant.encounter import Speaker, Transcript, Utterance
from assistant.grounding.identity import rules, spoken_names, spoken_sex, written_names
from assistant.grounding.said import Conversation

SEX: list[tuple[list[tuple[Speaker, str]], str | None, str]] = [
    ([("clinician", "she is a 40 year old female")], "female", "stated"),
    ([("clinician", "hi mr. petersen")], "male", "addressed by title"),
    ([("clinician", "thank you ma'am")], "female", "addressed politely"),
    ([("patient", "thank you ma'am")], None, "the clinician addressed"),
    ([("clinician", "thank you ma'am"), ("other", "he is asleep")], None, "a companion addressed"),
    ([("clinician", "a 40 year old female"), ("clinician", "hi mr. petersen")], None, "both"),
    ([("patient", "my wife is a 40 year old woman")], None, "a relative"),
    ([("clinician", "she ordered it")], None, "a pronoun may be anyone's"),
]


@pytest.mark.parametrize(("turns", "wanted", "reason"), SEX, ids=[row[2] for row in SEX])
def test_spoken_sex(turns: list[tuple[Speaker, str]], wanted: str | None, reason: str) -> None:
    said = [Utterance(id=i, speaker=who, text=text) for i, (who, text) in enumerate(turns, 1)]
    found = spoken_sex(Conversation(Transcript(utterances=said)))
    assert (found and found[0]) == wanted


def test_names() -> None:
    said = [Utterance(id=1, text="carla is a 40 year old female"), Utterance(id=2, text="hi ms. wagner")]
    assert set(spoken_names(Conversation(Transcript(utterances=said)))) == {"carla", "wagner"}
    assert [m.groups() for m in written_names("Carla Wagner is a 40-year-old female.")] == [
        ("Carla", "Wagner")
    ]


def test_words_of_both_sexes_correspond() -> None:
    assert len(rules().written["male"]) == len(rules().written["female"])
    assert len(rules().pronouns["male"]) == len(rules().pronouns["female"])
