"""How often, against what was said of the medicine or the thing."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.frequencies import check_frequencies
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


TWO = ["norvasc five milligrams once a day and carvedilol twenty five milligrams twice a day"]

STAND = [
    (["metformin 500 milligrams twice a day"], "Metformin 500 mg bid.", "letters"),
    (["ultram every six hours as needed"], "Ultram q6h prn.", "hours by letters"),
    (["lasix once a day"], "Lasix 20 mg daily.", "once a day"),
    (["take it every other day, the lasix"], "Lasix every other day.", "every second day"),
    (["metformin, one in the morning and one at night"], "Metformin twice daily.", "two times of the day"),
    (["take your norvasc"], "Norvasc 5 mg at bedtime.", "a time of the day is no rate"),
    (TWO, "Norvasc daily and carvedilol twice daily.", "each its own"),
    (["ice the knee three times a day"], "Ice the knee 3 times a day.", "no medicine"),
    (
        ["is your metformin once a day? no, we raised your metformin to five hundred milligrams twice a day"],
        "Metformin twice a day.",
        "a medicine that was named again",
    ),
    (
        ["motrin every six hours, for about a week"],
        "Motrin every 6 hours for about a week.",
        "how long is not how often",
    ),
    (["i drink two beers a week"], "Drinks 2 beers per week.", "per what an amount counts"),
]

FOUND = [
    (
        ["metformin 500 milligrams twice a day"],
        "Metformin 500 mg daily.",
        "critical",
        "daily",
        "another rate",
    ),
    (["ultram every six hours"], "Ultram every 4 hours.", "critical", "every 4 hours", "other hours"),
    (TWO, "Norvasc 5 mg twice daily.", "critical", "twice daily", "the rate of another medicine"),
    (["take your norvasc"], "Norvasc twice daily.", "critical", "twice daily", "a rate that nobody said"),
    (["take your norvasc"], "Norvasc daily.", "minor", "daily", "a habit of notes is only pointed out"),
    (
        ["ice the knee three times a day"],
        "Ice the knee twice a day.",
        "major",
        "twice a day",
        "another rate of something else",
    ),
]


@pytest.mark.parametrize(("said", "noted", "reason"), STAND, ids=[row[2] for row in STAND])
def test_what_was_said_may_stand(said: list[str], noted: str, reason: str) -> None:
    assert check_frequencies(Stated(noted), conversation(*said)) == []


@pytest.mark.parametrize(
    ("said", "noted", "severity", "span", "reason"), FOUND, ids=[row[4] for row in FOUND]
)
def test_what_was_said_otherwise_is_found(
    said: list[str], noted: str, severity: str, span: str, reason: str
) -> None:
    findings = check_frequencies(Stated(noted), conversation(*said))
    assert [(f.severity, f.span) for f in findings] == [(severity, span)]


def test_a_finding_names_what_was_heard_and_mends_the_sentence() -> None:
    spoken = conversation("metformin 500 milligrams twice a day")
    (finding,) = check_frequencies(Stated("Metformin 500 mg daily."), spoken)
    assert finding.explanation == "The note has daily; twice a day was said."
    assert finding.repair == "Metformin 500 mg twice a day."
