"""Each check as a table: what is said, what the note says, which rules object, and why."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks import check_drugs, check_negation, check_numbers
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


NUMBERS = [
    (["increase your lasix to eighty milligrams"], "Increase Lasix to 80 mg.", [], "same dose, other words"),
    (["increase your lasix to eighty milligrams"], "Increase Lasix to 40 mg.", ["critical"], "another dose"),
    (["everything looks good"], "Blood pressure 120/80.", ["critical"] * 2, "a value nobody said"),
    (["one twenty over eighty"], "Blood pressure 120/80.", [], "a spoken pressure"),
    (["for about five weeks"], "For 5 weeks.", [], "a duration"),
    (["for about five weeks"], "For 5 days.", ["major"], "the same number with another unit"),
    (["for about five weeks"], "For 6 weeks.", ["major"], "another duration"),
    (["take two"], "Take 2 tablets.", [], "a unit that went without saying"),
    (["he is well"], "He is well.", [], "no numbers"),
    (
        ["pain is five out of ten"],
        "She is 55 years old.",
        ["major"],
        "digits that were said apart are no number",
    ),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), NUMBERS, ids=[r[3] for r in NUMBERS])
def test_numbers(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert [f.severity for f in check_numbers(Stated(noted), conversation(*said))] == wanted


DRUGS = [
    (["take your lasix"], "Continue furosemide.", [], "brand and generic are one"),
    (["take your lasix"], "Continue metoprolol.", ["critical"], "a drug nobody named"),
    (["i take lisinipril"], "Takes lisinopril.", ["minor"], "a misheard name is to be listened to"),
    (["i take a pill"], "Takes a pill.", [], "no drug"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), DRUGS, ids=[r[3] for r in DRUGS])
def test_drugs(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert [f.severity for f in check_drugs(Stated(noted), conversation(*said))] == wanted


NEGATION = [
    (
        ["any chest pain?", "slight cramps in my chest"],
        "Denies chest pain.",
        True,
        "admitted, denied in the note",
    ),
    (["any chest pain?", "no"], "Denies chest pain.", False, "denied in both"),
    (
        ["any fever?", "no", "any cough?", "yes a dry cough"],
        "Reports fever and dry cough.",
        True,
        "denied, affirmed",
    ),
    (["any fever?", "no", "i had a fever last week"], "Denies fever.", False, "both were said: it may stand"),
    (["no fracture on the x-ray"], "No fracture.", False, "a finding that is absent"),
    (["my knee hurts"], "Denies fever.", False, "never mentioned: not this rule's affair"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), NEGATION, ids=[r[3] for r in NEGATION])
def test_negation(said: list[str], noted: str, wanted: bool, reason: str) -> None:
    spoken = conversation(*said)
    findings = check_negation(Stated(noted), spoken)
    assert bool(findings) == wanted
    assert all(f.severity == "critical" and f.utterance for f in findings)


def test_no_finding_repeats_a_name_it_was_not_given() -> None:
    """Explanations quote the words they are about and nothing else of the transcript."""
    spoken = conversation("my name is Zebulon and i take lasix")
    findings = check_drugs(Stated("Continue metoprolol 50 mg."), spoken)
    assert findings
    assert all("Zebulon" not in f.explanation for f in findings)
