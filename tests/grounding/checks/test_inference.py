"""Conclusions of the note against what was said."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.inference import check_inference
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated

SAID = [
    "your knee is tender here",
    "so i think there is a small tear of the meniscus",
    "wear the brace at home",
]

ROWS = [
    ("This suggests a small meniscus tear.", None, "the doctor said so"),
    ("This indicates that the joint will degenerate sooner.", "", "nobody said so"),
    ("The knee is tender, suggesting permanent cartilage loss.", "The knee is tender.", "cut at the end"),
    ("His gait and strength suggest that he will never relapse.", "", "the conclusion is the sentence"),
    ("The knee is tender.", None, "no conclusion"),
]


@pytest.mark.parametrize(("noted", "repair", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_inference(noted: str, repair: str | None, reason: str) -> None:
    said = [Utterance(id=i, text=text) for i, text in enumerate(SAID, 1)]
    found = check_inference(Stated(noted), Conversation(Transcript(utterances=said)))
    assert [(f.severity, f.repair) for f in found] == ([] if repair is None else [("major", repair)])
    assert all(f.span in noted for f in found)
