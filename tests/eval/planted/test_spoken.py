import pytest

from eval.planted.spoken import values

SAID = [
    ("one twenty over eighty", {120, 80}, "a blood pressure"),
    ("forty five percent", {45}, "tens and ones"),
    ("seven point two", {7.2}, "a decimal"),
    ("ninety eight point six", {98.6}, "a decimal behind tens"),
    ("two hundred and fifty", {250}, "a scale with a rest"),
    ("three and a half weeks", {3.5}, "a half"),
    ("nineteen ninety eight", {1998}, "a year"),
    ("1,500 units", {1500}, "digits with a comma"),
    ("in her sixties", {60}, "a decade"),
    ("twice a day", {2, 1}, "words for a count"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SAID, ids=[row[2] for row in SAID])
def test_every_reading_is_there(text: str, expected: set[float], reason: str) -> None:
    assert expected <= values(text)


NOT_SAID = [
    ("forty five percent", {54, 46}, "digits turned round"),
    ("lisinopril twenty", {200, 2}, "ten times as much or less"),
    ("no numbers here", {1, 2}, "nothing"),
]


@pytest.mark.parametrize(("text", "absent", "reason"), NOT_SAID, ids=[row[2] for row in NOT_SAID])
def test_other_values_are_not(text: str, absent: set[float], reason: str) -> None:
    assert not absent & values(text)
