"""The check for what rules cannot see: too little of a claim was said."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.support import check_support
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated
from assistant.grounding.support import support_rules

SAID = Conversation(Transcript(utterances=[Utterance(id=1, text="my knee hurts when i climb stairs")]))
LOW, MIDDLE = support_rules().unsupported / 2, (support_rules().unsupported + support_rules().doubtful) / 2

ROWS: list[tuple[float, list[Severity], str]] = [
    (1.0, [], "all of it was said"),
    (support_rules().doubtful, [], "enough of it was said"),
    (MIDDLE, ["minor"], "little of it was said: a hint"),
    (LOW, ["major"], "hardly any of it was said"),
]


@pytest.mark.parametrize(("support", "wanted", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_severity(support: float, wanted: list[Severity], reason: str) -> None:
    found = check_support(Stated("He has a colonoscopy scheduled.", support=support), SAID)
    assert [f.severity for f in found] == wanted


def test_a_label_alone_is_not_looked_up() -> None:
    assert check_support(Stated("Medical Reasoning.", support=LOW), SAID) == []


def test_it_names_the_claim_and_the_words_that_nobody_said() -> None:
    text = "The knee hurts on stairs, and he has a colonoscopy scheduled."
    found = check_support(Stated(text, support=LOW, weakest="he has a colonoscopy scheduled."), SAID)[0]
    assert found.span == "he has a colonoscopy scheduled."
    assert "colonoscopy" in found.explanation and "knee" not in found.explanation
    assert found.repair == "The knee hurts on stairs."


def test_a_reason_that_was_hardly_said_is_a_hint_and_can_be_taken_off() -> None:
    text = "An x-ray of the knee to assess the sigmoid colon."
    stated = Stated(text, reason="to assess the sigmoid colon.", reason_support=LOW)
    found = check_support(stated, SAID)
    assert [(f.rule, f.severity, f.repair) for f in found] == [("reason", "minor", "An x-ray of the knee.")]
    assert check_support(Stated(text, reason="to assess the sigmoid colon.", reason_support=1.0), SAID) == []
