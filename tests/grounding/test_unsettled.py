"""What a visit leaves open."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.said import Conversation
from assistant.grounding.unsettled import Kind, left_open, settled

ROWS: list[tuple[str, set[Kind], str]] = [
    ("we'll get an MRI if it gets worse", {"condition"}, "a condition"),
    ("depending on the result we'll stop", {"condition"}, "a result decides"),
    ("we can consider an injection", {"option"}, "an option"),
    ("possible injection next month", {"option"}, "a doubt is an option"),
    ("if it hurts we might inject", {"condition", "option"}, "both"),
    ("if you could roll up your sleeve", set(), "politeness is no condition"),
    ("let me see if it is swollen", set(), "a look is no condition"),
    ("call me if you have any questions", set(), "a farewell is no condition"),
    ("we will inject the shoulder", set(), "settled"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_left_open(text: str, wanted: set[Kind], reason: str) -> None:
    assert left_open(text) == wanted


def test_the_rest_is_settled() -> None:
    said = "we'll tape the wrist okay if it swells we'll get a scan"
    visit = settled(Conversation(Transcript(utterances=[Utterance(id=1, text=said)])))
    assert [("scan" in o.stems, "wrist" in o.stems) for o in visit.open] == [(True, False)]
    assert any("wrist" in window for window in visit.windows)
    assert not any("scan" in window for window in visit.windows)
