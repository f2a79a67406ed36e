"""How firm a plan is against what the visit left open."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.commitment import check_commitment
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Part, Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


MAYBE = "we might try some acupuncture for your neck okay"
IF = "if the swelling has not gone in a month we'll get an ultrasound of the ankle"
IF_THEN_MAYBE = "if the cream does not help we can consider a skin biopsy"

ROWS: list[tuple[list[str], str, Part, bool, str]] = [
    ([MAYBE], "We will proceed with acupuncture for the neck.", "plan", True, "an option became a decision"),
    ([MAYBE], "The patient is scheduled for acupuncture.", "plan", True, "an option became an appointment"),
    ([MAYBE], "We will consider acupuncture for the neck.", "plan", False, "still an option"),
    ([MAYBE], "Acupuncture for the neck.", "plan", False, "a bare heading commits to nothing"),
    ([MAYBE], "We will proceed with acupuncture.", "history", False, "not the plan"),
    (
        [MAYBE, "yes let's start the acupuncture on monday"],
        "We will start acupuncture.",
        "plan",
        False,
        "settled later",
    ),
    ([IF], "We will get an ultrasound of the ankle.", "plan", True, "a condition was left out"),
    (
        [IF],
        "If the swelling persists, we will get an ultrasound of the ankle.",
        "plan",
        False,
        "the condition is kept",
    ),
    (
        ["we'll get an ultrasound if it still hurts"],
        "We will get an ultrasound.",
        "plan",
        True,
        "a condition behind",
    ),
    (
        [IF_THEN_MAYBE],
        "If the cream does not help, we will proceed with a skin biopsy.",
        "plan",
        False,
        "the condition is kept: a hint at most",
    ),
    (
        [IF],
        "Additional Testing: An ultrasound of the ankle is ordered.",
        "plan",
        True,
        "in the passive voice",
    ),
    (
        ["if it swells call me i'm also gon na order an ultrasound"],
        "An ultrasound is ordered.",
        "plan",
        False,
        "a new step ends what hangs on the condition",
    ),
    ([IF, "let's get the ultrasound"], "An ultrasound is ordered.", "plan", False, "passive, settled later"),
    (["if you could get an ekg on your way out"], "We will get an EKG.", "plan", False, "a polite if"),
    (
        ["let's see if the ekg is any better"],
        "We will get an EKG.",
        "plan",
        False,
        "see if is a test, no condition",
    ),
    (["i would start you on zinc tablets"], "We will start zinc tablets.", "plan", False, "settled"),
    (["my dog barks"], "We will start zinc tablets.", "plan", False, "never said: another rule's affair"),
]


@pytest.mark.parametrize(("said", "noted", "part", "flagged", "reason"), ROWS, ids=[row[4] for row in ROWS])
def test_firmer_than_agreed(said: list[str], noted: str, part: Part, flagged: bool, reason: str) -> None:
    found = check_commitment(Stated(noted, part=part), conversation(*said))
    assert [f.severity for f in found if f.severity != "minor"] == (["major"] if flagged else [])


def test_the_finding_names_the_words_and_who_left_it_open() -> None:
    (found,) = check_commitment(Stated("We will get an ultrasound.", part="plan"), conversation("hello", IF))
    assert (found.span, found.utterance, "if" in found.explanation) == ("We will get an ultrasound", 2, True)
