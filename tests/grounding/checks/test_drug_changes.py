"""What is done with a medicine against what was decided in the visit."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.drug_changes import check_drug_changes
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


ROWS = [
    (["let's stop the lisinopril"], "Discontinue lisinopril.", [], "another word"),
    (["let's stop the lisinopril"], "Continue lisinopril.", ["Continue"], "stopped, continued in the note"),
    (["keep taking your lisinopril"], "Stop lisinopril.", ["Stop"], "continued, stopped in the note"),
    (["i'll start you on some lasix"], "Hold Lasix.", ["Hold"], "started, held in the note"),
    (["let's increase the norvasc"], "Decrease Norvasc.", ["Decrease"], "the other direction"),
    (["let's increase the norvasc"], "Continue Norvasc.", [], "what is raised goes on"),
    (["are you still on norvasc?", "let's increase the norvasc"], "Increase Norvasc.", [], "the last word"),
    (["don't stop the lisinopril"], "Continue lisinopril.", [], "not to be stopped"),
    (
        ["stop lisinopril", "no, continue the lisinopril"],
        "Continue lisinopril.",
        [],
        "both were said: it may stand",
    ),
    (["i took prilosec and then stopped"], "Stopped taking Prilosec.", [], "said behind the name"),
    (["let's stop the lisinopril"], "Continue Lasix.", [], "another medicine"),
    (["let's stop lisinopril and norvasc"], "Continue Norvasc.", ["Continue"], "two under one verb"),
]


@pytest.mark.parametrize(("said", "noted", "spans", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_changes(said: list[str], noted: str, spans: list[str], reason: str) -> None:
    findings = check_drug_changes(Stated(noted), conversation(*said))
    assert [(f.severity, f.span) for f in findings] == [("critical", span) for span in spans]
    assert all(f.utterance for f in findings)
