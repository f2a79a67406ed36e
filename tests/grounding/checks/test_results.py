"""What a result is called against what it was called in the visit."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.results import check_results
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


STREP = ["your rapid strep test was positive"]
XRAY = ["show me the x-ray. so this looks good, i don't see any fracture"]

ROWS = [
    (STREP, "Rapid strep test: positive.", [], "the same"),
    (STREP, "Rapid strep test: negative.", ["negative"], "turned around"),
    (["your a1c is a little high at eight"], "A1c is elevated at 8.", [], "another word"),
    (["your a1c is a little high at eight"], "A1c is normal.", ["normal"], "high called normal"),
    (["your a1c is a little high at eight"], "A1c is low.", ["low"], "high called low"),
    (["your white count is not elevated"], "White count is normal.", [], "not elevated is normal"),
    (["your white count is not elevated"], "White count is elevated.", ["elevated"], "a denial lost"),
    (XRAY, "X-ray is unremarkable.", [], "said in a sentence of its own"),
    (XRAY, "X-ray is abnormal.", ["abnormal"], "the contrary of it"),
    (
        ["your blood pressure is high today", "at home my blood pressure is good"],
        "Blood pressure is controlled at home.",
        [],
        "both were said: it may stand",
    ),
    (
        ["it does not show an open fracture or any kind of bony abnormality in the x-ray"],
        "X-ray ordered to rule out fractures and bony abnormalities.",
        [],
        "what is looked for is no result",
    ),
    (
        ["your hemoglobin is low"],
        "Hemoglobin: 10.5, stable hematocrit: 48%.",
        [],
        "the state of the next test",
    ),
    (["let's order a strep test"], "Strep test: negative.", [], "no result was said: not this rule's affair"),
    (
        ["your vitals look stable, a little elevated"],
        "Vitals are slightly elevated.",
        [],
        "two states of one test",
    ),
]


@pytest.mark.parametrize(("said", "noted", "spans", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_results(said: list[str], noted: str, spans: list[str], reason: str) -> None:
    findings = check_results(Stated(noted), conversation(*said))
    assert [(f.severity, f.span) for f in findings] == [("critical", span) for span in spans]
    assert all(f.utterance for f in findings)


LABELS: list[tuple[str, Part, bool, str]] = [
    ("Cytology: Normal.", "results", True, "nobody named it"),
    ("Cytology: Normal.", "examination", False, "another part of the note"),
    ("Coagulation: Normal.", "results", False, "named in short"),
    ("Strep test: Negative.", "results", False, "a test with other names: the plan check's affair"),
    ("Laboratory findings: Normal.", "results", False, "names no test"),
    ("Cytology shows cells.", "results", False, "no label"),
]


@pytest.mark.parametrize(("noted", "part", "flagged", "reason"), LABELS, ids=[row[3] for row in LABELS])
def test_labels_of_results(noted: str, part: Part, flagged: bool, reason: str) -> None:
    found = check_results(
        Stated(noted, part=part), conversation("your blood count and the coags were normal")
    )
    assert [(f.severity, f.span) for f in found] == (
        [("critical", noted.partition(":")[0])] if flagged else []
    )
