"""Medicines of a statement against those that were named."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.drugs import check_drugs
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS = [
    (["take your lasix"], "Continue furosemide.", [], "brand and generic are one"),
    (["take your insulin"], "Continue Lantus.", [], "an insulin"),
    (["take your lasix"], "Continue metoprolol.", ["critical"], "a medicine nobody named"),
    (
        ["take your prednisone"],
        "Continue prednisolone.",
        ["critical"],
        "a name that looks alike is another medicine",
    ),
    (["i take lisinipril"], "Takes lisinopril.", ["minor"], "a misheard name is to be listened to"),
    (["i take met formin"], "Takes metformin.", ["minor"], "a name heard as two words"),
    (["you are on a statin"], "Continue atorvastatin.", ["major"], "only its class was said"),
    (["you are on lipitor"], "Continue the statin.", [], "the class of a medicine that was named"),
    (["good morning"], "Started on a statin.", ["critical"], "a class that nobody spoke of"),
    (["i take a pill"], "Takes a pill.", [], "no medicine"),
    (["your potassium is fine"], "Potassium 3.9.", [], "a laboratory value"),
    (["good morning"], "Vitamin D 2000 units daily.", ["critical"], "an everyday word with a dose"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_drugs(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert [f.severity for f in check_drugs(Stated(noted), conversation(*said))] == wanted


def test_the_medicine_that_was_named_with_the_same_dose_is_suggested() -> None:
    spoken = conversation("take your lasix, eighty milligrams")
    (finding,) = check_drugs(Stated("Continue Lopressor 80 mg."), spoken)
    assert finding.utterance is None
    assert finding.repair == "Continue furosemide 80 mg."


def test_the_medicine_that_the_evidence_names_is_suggested() -> None:
    spoken = conversation("take your lasix", "take your lipitor")
    (finding,) = check_drugs(Stated("Continue Lopressor.", evidence=(spoken.said[0],)), spoken)
    assert finding.repair == "Continue lasix."


def test_no_finding_repeats_a_name_it_was_not_given() -> None:
    spoken = conversation("my name is Zebulon and i take lasix")
    findings = check_drugs(Stated("Continue metoprolol 50 mg."), spoken)
    assert findings
    assert all("Zebulon" not in f.explanation for f in findings)
