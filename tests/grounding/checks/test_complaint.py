"""Complaints: each that is reported or denied must have been spoken of."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.complaint import check_complaint
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


KNEE = ["what brings you in?", "my knee hurts when i climb stairs"]

ROWS: list[tuple[list[str], str, Part, list[tuple[str, Severity]], str]] = [
    (KNEE, "Denies fever.", "history", [("fever", "minor")], "a denial without a question"),
    (KNEE, "Reports palpitations.", "history", [("palpitations", "major")], "a complaint nobody had"),
    (
        KNEE,
        "Denies fever, palpitations, or headache.",
        "history",
        [("fever", "major")],
        "a whole row of denials that nobody asked about",
    ),
    (KNEE, "Fever, no palpitations.", "history", [("Fever", "major")], "one of them is reported"),
    (KNEE, "Reports knee pain.", "history", [], "told"),
    ([*KNEE, "any chills?", "no"], "Denies fever or chills.", "history", [], "chills were asked with fever"),
    (["my heart is racing"], "Reports palpitations.", "history", [], "plain words"),
    (["do you want to hurt yourself?", "no"], "Denies suicidal ideation.", "history", [], "plain words"),
    (["food gets stuck"], "Dysphagia.", "plan", [], "plain words"),
    (KNEE, "No headache.", "examination", [], "the examination has a check of its own"),
    (
        ["i was palpitating a lot"],
        "Reports palpitations.",
        "history",
        [("palpitations", "minor")],
        "another form",
    ),
    (KNEE, "HIV was mentioned.", "history", [], "an abbreviation that looks like hives"),
]


@pytest.mark.parametrize(("said", "noted", "part", "spans", "reason"), ROWS, ids=[r[4] for r in ROWS])
def test_complaint(
    said: list[str], noted: str, part: Part, spans: list[tuple[str, Severity]], reason: str
) -> None:
    found = check_complaint(Stated(noted, part=part), conversation(*said))
    assert [(f.span, f.severity) for f in found] == spans
    assert all(f.rule == "complaint" for f in found)
