"""Medicines: what is said of them, what the note has, and what is missing."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, missing, note

INCREASE = "d: so let's increase the lisinopril to forty milligrams once a day"

ROWS = [
    (["p: i've been taking ibuprofen for it"], note("Her knee hurts."), ["major medication"], "a drug taken"),
    (["p: i take Lasix every day"], note("He takes furosemide daily."), [], "brand and generic are one drug"),
    ([INCREASE], note("She takes lisinopril."), ["critical dose_change"], "the change is lost"),
    ([INCREASE], note("She has hypertension."), ["critical dose_change"], "drug and change are lost"),
    ([INCREASE], note("", "Increase lisinopril to 40 mg daily."), [], "change and dose are there"),
    ([INCREASE], note("", "Increase lisinopril."), ["critical dose_change"], "the new dose is lost"),
    (
        [INCREASE],
        note("She takes lisinopril 40 mg.", "Diet."),
        ["major dose_change"],
        "the new dose stands in the history only",
    ),
    (
        ["d: i'm going to start you on meloxicam fifteen milligrams once a day"],
        note("", "Follow the diet."),
        ["critical dose_change"],
        "a new drug",
    ),
    (
        ["d: you can stop the ibuprofen now"],
        note("He takes ibuprofen.", "Rest."),
        ["critical dose_change"],
        "stopping is a change",
    ),
    (["d: you can stop the ibuprofen now"], note("", "Discontinue ibuprofen."), [], "the stop is written"),
    (
        ["d: let's continue the omeprazole, forty milligrams a day"],
        note("He takes omeprazole 40 mg.", "Diet."),
        ["major dose_change"],
        "going on with it is lost from the plan",
    ),
    (
        ["p: i take metformin five hundred milligrams twice a day"],
        note("She takes metformin."),
        ["major dose"],
        "the dose is lost",
    ),
    (
        ["d: order a refill of protonix 40 milligrams daily."],
        note("", "Continue Protonix 40 mg daily."),
        ["minor refill"],
        "only the refill is lost",
    ),
    (["d: have you taken any tylenol or advil?", "p: no"], note("Pain."), [], "asked and denied"),
    (["d: have you taken anything, like advil?", "p: i used some ice"], note("Pain."), [], "only asked"),
    (
        ["d: are you taking the metformin?", "p: every day"],
        note("Well."),
        ["major medication"],
        "asked for by name",
    ),
    (["p: my mother takes warfarin"], note("Well."), [], "somebody else's drug"),
    (["d: crestor can cause liver trouble in some people"], note("Well."), [], "talk about a drug"),
    (["d: your potassium level is fine"], note("Well."), [], "a laboratory word"),
    (
        ["p: i drink some milk and take iron tablets"],
        note("Well."),
        ["major medication"],
        "iron that is taken",
    ),
    (
        ["d: avoid ibuprofen from now on, we should stop it"],
        note("", "Avoid NSAIDs."),
        ["minor dose_change"],
        "there as its class only",
    ),
    (
        ["p: i am taking eliquis, though"],
        note("He denies any blood thinners."),
        ["major medication"],
        "a class that is denied does not state the drug",
    ),
    (
        ["d: maybe we can eventually get you off that lisinopril"],
        note("He takes lisinopril."),
        [],
        "nothing is decided yet",
    ),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_medicines(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert kinds(noted, *said) == wanted


def test_one_omission_a_drug_and_the_decision_is_quoted() -> None:
    found = missing(
        note("Back pain."),
        "p: i took some tramadol once",
        "d: did the tramadol help?",
        "p: yes it did",
        "d: i'm going to prescribe you tramadol 50 milligrams every six hours",
    )
    assert [o.kind for o in found] == ["dose_change"]
    assert found[0].utterance == 4
    assert found[0].quote == "i'm going to prescribe you tramadol 50 milligrams every six hours"


def test_drugs_of_one_sentence_are_quoted_apart() -> None:
    found = missing(note("Well."), "p: i take fish oil, vitamin c and melatonin at night")
    quotes = [o.quote for o in found]
    assert len(quotes) == 3
    assert len(set(quotes)) == 3
    assert quotes[0] == "i take fish oil"
