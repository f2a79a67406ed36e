"""Relatives of a statement against those of whom it was said."""

import pytest

from assistant.encounter import Speaker, Transcript, Utterance
from assistant.grounding.checks.who import check_who
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str, companion: str = "") -> Conversation:
    speakers: list[tuple[Speaker, str]] = [("patient", text) for text in turns]
    speakers += [("other", companion)] if companion else []
    said = [Utterance(id=i, speaker=who, text=text) for i, (who, text) in enumerate(speakers, 1)]
    return Conversation(Transcript(utterances=said))


PARENTS = ["my mom had glaucoma", "my dad had a stroke"]

ROWS = [
    (["my mom had glaucoma"], "Mother: glaucoma.", False, "the same relative by another word"),
    (["my mom had glaucoma"], "Father: glaucoma.", True, "a relative whom nobody named"),
    (
        ["my mom had stomach cancer and she died at fifty nine", "and father?", "my dad died at ninety one"],
        "Mother died at 59 of stomach cancer and father died at 91.",
        False,
        "each with the own number",
    ),
    (PARENTS, "Her father had a stroke.", False, "two relatives, each with the own disease"),
    (PARENTS, "Her mother had a stroke.", True, "two relatives, exchanged"),
    (["my brother and my sister have diabetes"], "Diabetes in his sister.", False, "joined relatives"),
    (
        ["both my parents have hypertension"],
        "Her mother has hypertension.",
        False,
        "parents are mother and father",
    ),
    (["my mom's sister had gout"], "Aunt: gout.", False, "an aunt by description"),
    (["my wife drove me"], "The patient's wife denies fever.", True, "who did not speak"),
    (["my wife says that i snore"], "His wife reports snoring.", False, "who was cited"),
    (["no fever"], "The patient's brother reports fever.", True, "nobody with this relation was there"),
    (
        ["my dad has kidney stones"],
        "The patient has kidney stones.",
        True,
        "a relative's disease as one's own",
    ),
    (["my dad has kidney stones and so do i have stones"], "He has kidney stones.", False, "one's own too"),
    (["i have asthma"], "The patient has asthma.", False, "one's own"),
    (["i have asthma"], "His sister has asthma.", True, "one's own as a relative's"),
    (
        ["my grandma on my mom's side had a stroke"],
        "Paternal grandmother: stroke.",
        True,
        "side of the family",
    ),
    (["my grandma on my mom's side had a stroke"], "Maternal grandmother: stroke.", False, "the right side"),
    (["i see my family doctor"], "He sees his family doctor.", False, "no relative at all"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_relative(said: list[str], noted: str, wanted: bool, reason: str) -> None:
    found = check_who(Stated(noted, part="history"), conversation(*said))
    assert bool(found) == wanted
    assert all(f.severity == "major" for f in found)


def test_a_companion_need_not_be_named() -> None:
    spoken = conversation("my ear hurts", companion="she had a fever last night")
    assert check_who(Stated("Her mother reports fever last night."), spoken) == []


def test_the_repair_names_the_relative_of_whom_it_was_said() -> None:
    found = check_who(Stated("Her mother had a stroke."), conversation(*PARENTS))[0]
    assert (found.utterance, found.repair) == (2, "Her father had a stroke.")


def test_the_repair_cites_the_patient_who_spoke() -> None:
    found = check_who(Stated("The patient's wife denies fever."), conversation("my wife drove me"))[0]
    assert found.repair == "The patient denies fever."


def test_a_family_history_section_may_leave_the_relative_out() -> None:
    """Only a statement about the patient by name or pronoun claims the disease as the patient's own."""
    assert check_who(Stated("Kidney stones.", part="history"), conversation("my dad has kidney stones")) == []
