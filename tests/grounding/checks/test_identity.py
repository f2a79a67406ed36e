"""The patient's sex and name against what was spoken."""

import pytest

from assistant.encounter import Severity, Speaker, Transcript, Utterance
from assistant.grounding.checks.identity import check_identity
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str, speaker: Speaker = "clinician") -> Conversation:
    said = [Utterance(id=i, speaker=speaker, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


MAN = ["mr. petersen is a 45 year old male here for knee pain"]

ROWS: list[tuple[list[str], str, list[tuple[str, Severity]], str]] = [
    (MAN, "This is a 45-year-old male.", [], "the same sex"),
    (MAN, "This is a 45-year-old female.", [("sex", "critical")], "the other sex"),
    (MAN, "She reports knee pain.", [("sex", "major")], "the pronoun of the other sex"),
    (MAN, "He reports that she left.", [], "pronouns of two people"),
    (MAN, "His wife says that her knee is fine.", [], "a relative may be of the other sex"),
    (MAN, "The patient saw Dr. Miller, and she ordered an MRI.", [], "a colleague may be too"),
    (["thank you ma'am"], "He reports knee pain.", [("sex", "major")], "how the clinician speaks to her"),
    (["yes sir", "she is a 30 year old female"], "He reports pain.", [], "both were said: nothing is known"),
    (["my son is a 5 year old boy"], "She reports knee pain.", [], "a relative's sex is not the patient's"),
    (["how are you"], "She reports knee pain.", [], "nothing was said of the sex"),
    (MAN, "Mr. Petersen reports knee pain.", [], "the same name"),
    (MAN, "Mr. Peterson reports knee pain.", [("name", "minor")], "a misspelt name"),
    (MAN, "Mr. Wagner reports knee pain.", [("name", "minor")], "another name"),
    (["how are you"], "Mr. Wagner reports knee pain.", [("name", "minor")], "a name that nobody spoke"),
    (["hello carla"], "Carla Wagner is a 30-year-old patient.", [], "the first name was spoken"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_identity(said: list[str], noted: str, wanted: list[tuple[str, Severity]], reason: str) -> None:
    found = check_identity(Stated(noted), conversation(*said))
    assert [(f.rule, f.severity) for f in found] == wanted


def test_a_patient_who_calls_the_doctor_sir_says_nothing_of_the_own_sex() -> None:
    spoken = conversation("no sir", speaker="patient")
    assert check_identity(Stated("She reports knee pain."), spoken) == []


@pytest.mark.parametrize(
    ("noted", "repaired"),
    [
        ("She hurt her knee.", "He hurt his knee."),
        ("A brace was given to her.", "A brace was given to him."),
        ("Ms. Petersen is a 45-year-old female.", "Mr. Petersen is a 45-year-old male."),
    ],
)
def test_the_repair_turns_every_word(noted: str, repaired: str) -> None:
    assert check_identity(Stated(noted), conversation(*MAN))[0].repair == repaired


def test_the_repair_turns_a_man_into_a_woman() -> None:
    spoken = conversation("she is a 45 year old female")
    found = check_identity(Stated("He asked us to call him about his knee."), spoken)[0]
    assert found.repair == "She asked us to call her about her knee."


def test_explanations_repeat_no_name() -> None:
    for noted in ("Mr. Wagner reports knee pain.", "Mr. Peterson reports knee pain."):
        found = check_identity(Stated(noted), conversation(*MAN))[0]
        assert not {"wagner", "peters"} & {found.explanation.lower()[i : i + 6] for i in range(80)}
