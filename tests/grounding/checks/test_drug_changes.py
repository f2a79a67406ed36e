"""What is done with a medicine against what was decided in the visit."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.drug_changes import check_drug_changes
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


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

GOES_ON = ["i have you on cozaar and norvasc", "continue the cozaar and continue the norvasc five milligrams"]

MILD: list[tuple[list[str], str, Part, str | None, str]] = [
    (
        GOES_ON,
        "Norvasc 5 mg once daily will be started.",
        "plan",
        "Norvasc 5 mg once daily will be continued.",
        "it goes on",
    ),
    (
        GOES_ON,
        "Cozaar (100 mg daily) and Norvasc (5 mg) are started.",
        "plan",
        "Cozaar (100 mg daily) and Norvasc (5 mg) are continued.",
        "two that go on",
    ),
    (
        [*GOES_ON, "and i'll start you on lasix"],
        "Norvasc and Lasix are started.",
        "plan",
        "",
        "one goes on, the other is new: the verb cannot be put right for both",
    ),
    (
        GOES_ON,
        "Norvasc is changed to 5 mg daily.",
        "plan",
        "Norvasc is continued at 5 mg daily.",
        "nothing changed",
    ),
    (
        GOES_ON,
        "Norvasc should be increased to 10 mg.",
        "plan",
        "Norvasc should be continued at 10 mg.",
        "not raised",
    ),
    (GOES_ON, "Start Norvasc.", "plan", "Continue Norvasc.", "in the imperative"),
    (GOES_ON, "Norvasc was started.", "history", None, "in the history: it was once"),
    (GOES_ON, "Norvasc is prescribed.", "plan", None, "so is what goes on"),
    (GOES_ON, "Norvasc is continued.", "plan", None, "as it was said"),
    (["i'll start you on norvasc", "continue the norvasc"], "Start Norvasc.", "plan", None, "new today"),
    (
        ["since we started the norvasc a year ago, any problems? no", "continue the norvasc"],
        "Norvasc is started.",
        "plan",
        "Norvasc is continued.",
        "new a year ago",
    ),
    (["continue norvasc, i'll go up on the norvasc"], "Increase Norvasc.", "plan", None, "raised as well"),
    (["are you taking norvasc"], "Start Norvasc.", "plan", None, "taken, by whom is not told"),
]


@pytest.mark.parametrize(("said", "noted", "part", "repair", "reason"), MILD, ids=[row[4] for row in MILD])
def test_what_goes_on(said: list[str], noted: str, part: Part, repair: str | None, reason: str) -> None:
    found = check_drug_changes(Stated(noted, part=part), conversation(*said))
    assert {(f.severity, f.repair) for f in found} == (set() if repair is None else {("major", repair)})


@pytest.mark.parametrize(("said", "noted", "spans", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_changes(said: list[str], noted: str, spans: list[str], reason: str) -> None:
    findings = check_drug_changes(Stated(noted), conversation(*said))
    assert [(f.severity, f.span) for f in findings] == [("critical", span) for span in spans]
    assert all(f.utterance for f in findings)
