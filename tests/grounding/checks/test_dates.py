"""Dates and days of the week against those that were said."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.checks.dates import check_dates
from assistant.grounding.said import Conversation
from assistant.grounding.stated import Stated


def conversation(*turns: str) -> Conversation:
    said = [Utterance(id=i, text=text) for i, text in enumerate(turns, 1)]
    return Conversation(Transcript(utterances=said))


SURGERY = ["you had your gallbladder surgery on november 3rd, 2019"]

ROWS = [
    (SURGERY, "Gallbladder surgery on 11/03/2019.", [], "the same in figures"),
    (SURGERY, "Gallbladder surgery in 11/2019.", [], "less of it"),
    (SURGERY, "Gallbladder surgery on 11/13/2019.", ["major"], "another day"),
    (SURGERY, "Gallbladder surgery in 2018.", ["major"], "another year of the same thing"),
    (["it was in march"], "Symptoms began in 03/2021.", [], "a year from the record"),
    (["i had a stent in twenty eighteen"], "Stent placement in 2018.", [], "a spoken year"),
    (["around labor day"], "Symptoms began in September.", [], "a holiday"),
    (["good morning"], "Last seen on 03/12/2021.", ["minor"], "a date that nobody said"),
    (["it was last tuesday"], "Fell last Tuesday.", [], "a day of the week"),
    (["it was last tuesday"], "Fell last Friday.", ["major"], "another day of the week"),
    (["good morning"], "Fell last Friday.", ["minor"], "a day that nobody said"),
    (["it began yesterday"], "Pain began yesterday.", [], "a moment"),
    (["it began last night"], "Pain began yesterday.", [], "the same in other words"),
    (["the pain began last month"], "Pain began yesterday.", ["major"], "another moment of the same thing"),
    (["come back in a week"], "Return next week.", [], "a week from now"),
    (["a three out of six murmur"], "Grade 3/6 murmur, pressure 120/80.", [], "no dates"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[row[3] for row in ROWS])
def test_dates(said: list[str], noted: str, wanted: list[str], reason: str) -> None:
    assert [f.severity for f in check_dates(Stated(noted), conversation(*said))] == wanted
