"""Orders and advice: each must have been spoken of in the visit."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.plan import check_plan
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


VISIT = [
    "i walk a lot and i take a statin, my pain began two weeks ago",
    "let me take a look at your knee",
    "let's get an x-ray of the knee and some blood work",
    "come back in six weeks, and call me if it gets worse",
]

INVENTED: list[tuple[str, Severity, str]] = [
    ("Refer to physical therapy.", "major", "a referral"),
    ("Order MRI of the knee.", "major", "imaging of another kind"),
    ("Order X-ray of the lumbar spine.", "major", "imaging of another part"),
    ("Order an echocardiogram.", "major", "a test"),
    ("Advised to drink plenty of fluids.", "major", "advice"),
    ("Advised to exercise regularly.", "major", "told in the history only"),
    ("Discussed the risks and benefits of the treatment.", "major", "a talk that nobody had"),
    ("Provided with a knee brace.", "major", "an aid"),
    ("Start a course of antibiotics.", "critical", "a group of medicines"),
    ("Recommend arthroscopic surgery.", "critical", "a procedure"),
    ("Follow up in 2 weeks.", "major", "the pain began two weeks ago; the visit is in six"),
    ("If it does not improve refer to physical therapy.", "major", "an order behind a condition"),
]


@pytest.mark.parametrize(("noted", "severity", "reason"), INVENTED, ids=[r[2] for r in INVENTED])
def test_invented(noted: str, severity: Severity, reason: str) -> None:
    found = check_plan(Stated(noted, part="plan"), conversation(*VISIT))
    assert [f.severity for f in found] == [severity]
    assert all(f.rule == "plan" and f.span in noted for f in found)


SPOKEN: list[tuple[list[str], str, str]] = [
    (VISIT, "X-ray of the knee ordered.", "said"),
    (["let's check your blood count"], "Additional Testing: CBC ordered.", "a test in plain words"),
    (VISIT, "Follow up in 6 weeks.", "come back"),
    (VISIT, "Return precautions were discussed.", "call me if it gets worse"),
    (VISIT, "Medical Reasoning: He is active and walks regularly.", "a reason may come from the history"),
    (VISIT, "He will continue statin therapy.", "what goes on may come from the history"),
    (VISIT, "Specialist Referrals: None.", "a heading, and nothing under it"),
    (VISIT, "No surgery is needed.", "an order that is not given"),
    (VISIT, "The patient understands and agrees with the plan.", "generic words"),
    (VISIT, "Continue current management.", "generic words"),
    (["see you next week"], "Follow up in 1 week.", "an interval in words"),
    (["we'll do an ultrasound of your heart"], "Echocardiogram ordered.", "imaging in plain words"),
    (["i'm sending you for some p t"], "Refer to physical therapy.", "spelled out by the recognizer"),
    (["take amoxicillin"], "Antibiotic prescribed.", "a drug vouches for its group"),
    (["put some ice on it and keep it propped up"], "Advised to ice and elevate the leg.", "plain words"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), SPOKEN, ids=[r[2] for r in SPOKEN])
def test_spoken_of(said: list[str], noted: str, reason: str) -> None:
    said = [*said, "your leg and your knee"]
    assert check_plan(Stated(noted, part="plan"), conversation(*said)) == []


SECTIONS: list[tuple[Part, bool]] = [("plan", True), ("results", True), ("", True), ("history", False)]


@pytest.mark.parametrize(("part", "wanted"), SECTIONS)
def test_section(part: Part, wanted: bool) -> None:
    """Results of a test that nobody mentioned are invented too; the history may tell of other clinics."""
    assert bool(check_plan(Stated("MRI was normal.", part=part), conversation(*VISIT))) == wanted
