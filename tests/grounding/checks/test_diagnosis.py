"""Conditions: each must have been named or described."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.diagnosis import check_diagnosis
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS: list[tuple[list[str], str, list[str], str]] = [
    (["my knee hurts"], "Possible rheumatoid arthritis.", ["rheumatoid arthritis"], "a reason nobody gave"),
    (["my knee hurts"], "History of asthma.", ["asthma"], "a history nobody told"),
    (["my knee hurts"], "Asthma, gout and asthma.", ["Asthma"], "one finding names them all"),
    (["my knee hurts"], "Right knee pain.", [], "a complaint is no condition"),
    (["i have high blood pressure"], "Hypertension.", [], "plain words"),
    (["i had a heart attack"], "History of MI.", [], "an abbreviation"),
    (["i have c o p d"], "COPD exacerbation.", [], "spelled out by the recognizer"),
    (["i take allopurinol"], "Gout, stable.", [], "a drug that is taken for nothing else"),
    (["ms. lee is here"], "Ms. Lee is here.", [], "a title is no multiple sclerosis"),
    (["the covid vaccine"], "She got her COVID-19 vaccine.", [], "a vaccine names its illness"),
]


@pytest.mark.parametrize(("said", "noted", "spans", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_diagnosis(said: list[str], noted: str, spans: list[str], reason: str) -> None:
    found = check_diagnosis(Stated(noted, part="plan"), conversation(*said))
    assert [f.span for f in found] == spans
    assert all(f.severity == "major" and f.rule == "diagnosis" for f in found)


def test_a_condition_that_is_only_denied_is_minor() -> None:
    found = check_diagnosis(Stated("Denies asthma.", part="history"), conversation("my knee hurts"))
    assert [(f.span, f.severity) for f in found] == [("asthma", "minor")]
