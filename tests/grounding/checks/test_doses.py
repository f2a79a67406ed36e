"""Doses of a statement against those said for the medicine."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.doses import check_doses
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


TWO = ["increase your lisinopril to 40 milligrams a day and start you on some lasix, you know, 20 milligrams"]
RAISED = ["let's increase the lisinopril from ten milligrams to twenty milligrams a day"]

STAND = [
    (["increase your lasix to eighty milligrams"], "Increase Lasix to 80 mg.", "the same in words"),
    (["take your lasix, eighty milligrams"], "Furosemide 80 mg daily.", "a brand and its generic"),
    (["sixty milligrams of lasix a day in two doses"], "Lasix 30 mg twice daily.", "a day's amount in doses"),
    (["take two tylenol five hundred milligrams"], "Tylenol 1000 mg.", "tablets times strength"),
    (["you're on two. five of norvasc"], "Norvasc 2.5 mg daily.", "a dose without its unit"),
    (
        ["how much lasix do you take?", "eighty milligrams"],
        "Lasix 80 mg.",
        "an answer that names no medicine",
    ),
    (["metformin, one gram"], "Metformin 1000 mg.", "another unit"),
    (TWO, "Lisinopril 40 mg and Lasix 20 mg.", "each its own"),
    (RAISED, "Increase lisinopril from 10 mg to 20 mg.", "both ends of a change"),
    (["i take lisinipril twenty milligrams"], "Lisinopril 20 mg.", "of a misheard name"),
    (["take your lasix"], "Continue Lasix.", "no dose"),
    (["give her zofran four m g"], "Zofran 4 mg.", "a unit in letters"),
    (["start taking baby aspirin again"], "Aspirin 81 mg.", "a name that means its dose"),
]

FOUND = [
    (["increase your lasix to eighty milligrams"], "Increase Lasix to 40 mg.", ["40 mg"], "another dose"),
    (["increase your lasix to eighty milligrams"], "Lasix 80 mcg.", ["80 mcg"], "another unit"),
    (TWO, "Lisinopril 20 mg and Lasix 40 mg.", ["20 mg", "40 mg"], "exchanged between two medicines"),
    (["take your aspirin"], "Aspirin 81 mg daily.", ["81 mg"], "a dose that nobody said"),
    (RAISED, "Increase lisinopril from 20 mg to 10 mg.", ["20 mg", "10 mg"], "the ends exchanged"),
    (["you're on two. five of norvasc"], "Norvasc 2.5 mcg.", ["2.5 mcg"], "a unit that it does not come in"),
    (["take your lisinopril, twenty"], "Lisinopril 20 g.", ["20 g"], "grams of a tablet"),
    (["forty milligrams of lasix"], "Lasix 38 mg.", ["38 mg"], "a dose is never rounded"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), STAND, ids=[row[2] for row in STAND])
def test_what_was_said_may_stand(said: list[str], noted: str, reason: str) -> None:
    assert check_doses(Stated(noted), conversation(*said)) == []


@pytest.mark.parametrize(("said", "noted", "spans", "reason"), FOUND, ids=[row[3] for row in FOUND])
def test_what_was_not_said_is_critical(said: list[str], noted: str, spans: list[str], reason: str) -> None:
    findings = check_doses(Stated(noted), conversation(*said))
    assert [(f.severity, f.span) for f in findings] == [("critical", span) for span in spans]


def test_a_finding_names_what_was_heard_and_mends_the_sentence() -> None:
    spoken = conversation("increase your lasix to eighty milligrams")
    (finding,) = check_doses(Stated("Increase Lasix to 40 mg daily."), spoken)
    assert finding.explanation == "The note has 40 mg of furosemide; 80 mg was said."
    assert finding.utterance == 1
    assert finding.repair == "Increase Lasix to 80 mg daily."


def test_without_one_clear_dose_nothing_is_suggested() -> None:
    spoken = conversation("lasix twenty milligrams in the morning and lasix forty milligrams at night")
    (finding,) = check_doses(Stated("Lasix 80 mg."), spoken)
    assert finding.repair == ""
