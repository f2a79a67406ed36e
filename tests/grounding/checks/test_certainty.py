"""How sure a statement is against how sure the visit was."""

import pytest

from assistant.encounter import Severity, Transcript, Utterance
from assistant.grounding.checks.certainty import check_certainty
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


GASTRITIS = "it could be gastritis from the ibuprofen"

ROWS: list[tuple[list[str], str, Part, list[Severity], str]] = [
    ([GASTRITIS], "Gastritis from ibuprofen is confirmed.", "plan", ["major"], "certainty that nobody had"),
    ([GASTRITIS], "The patient definitely has gastritis.", "plan", ["major"], "an added word of certainty"),
    ([GASTRITIS], "The patient has gastritis from ibuprofen.", "plan", ["major"], "a lost doubt"),
    ([GASTRITIS], "Possible gastritis from ibuprofen.", "plan", [], "the doubt is kept"),
    ([GASTRITIS], "I suspect gastritis from ibuprofen.", "plan", [], "the doubt is kept in other words"),
    ([GASTRITIS], "Endoscopy to evaluate for gastritis.", "plan", [], "an open question claims nothing"),
    ([GASTRITIS], "No gastritis from ibuprofen.", "plan", [], "a denial is another rule's affair"),
    (["it's probably gastritis"], "Imp: gastritis", "plan", [], "an impression is an opinion by its heading"),
    (["it may be worth keeping a food diary"], "Food diary", "plan", ["minor"], "a bare order claims little"),
    (["i think you have pneumonia"], "Pneumonia of the lungs.", "plan", [], "an opinion is a diagnosis"),
    (["i think you have pneumonia"], "Pneumonia is confirmed.", "plan", ["major"], "an opinion is no proof"),
    (["the biopsy confirmed melanoma"], "Biopsy confirmed melanoma.", "results", [], "it was confirmed"),
    (
        ["the rash is most likely due to the new soap"],
        "Rash due to the new soap.",
        "plan",
        ["major"],
        "a likely cause is noted as a fact",
    ),
    (
        ["there may be scars of acne on the chin", "these are scars of acne on the chin"],
        "There are scars of acne on the chin.",
        "examination",
        [],
        "said with doubt and then plainly",
    ),
    (
        ["i probably moved here about six years ago"],
        "He moved here 6 years ago.",
        "history",
        [],
        "a patient's probably",
    ),
    (["he might have lung cancer"], "Lung cancer.", "history", ["major"], "a disease in the history"),
    (["i take my pills"], "The patient confirmed that he takes his pills.", "history", [], "an answer"),
    (
        ["we'll do a ct scan of the lungs"],
        "CT scan to confirm the diagnosis.",
        "plan",
        [],
        "still to be confirmed",
    ),
    (["i have asthma"], "She was diagnosed with asthma.", "history", [], "an old diagnosis"),
]


@pytest.mark.parametrize(("said", "noted", "part", "wanted", "reason"), ROWS, ids=[row[4] for row in ROWS])
def test_severity(said: list[str], noted: str, part: Part, wanted: list[Severity], reason: str) -> None:
    assert [f.severity for f in check_certainty(Stated(noted, part=part), conversation(*said))] == wanted


def test_a_lost_doubt_is_repaired() -> None:
    found = check_certainty(Stated("He has gastritis from ibuprofen.", part="plan"), conversation(GASTRITIS))[
        0
    ]
    assert (found.utterance, found.repair) == (1, "He may have gastritis from ibuprofen.")


def test_added_certainty_that_nothing_speaks_against_has_no_utterance() -> None:
    found = check_certainty(Stated("Confirmed stroke.", part="plan"), conversation("my knee hurts"))[0]
    assert (found.span, found.utterance, found.repair) == ("Confirmed", None, "")
