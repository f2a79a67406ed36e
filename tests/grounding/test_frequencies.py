import pytest

from assistant.grounding.frequencies import as_needed, divided, frequencies

RATES = [
    ("once a day", 1, 1, "counted"),
    ("daily", 1, 1, "a word"),
    ("qd", 1, 1, "letters"),
    ("bid", 2, 2, "twice by letters"),
    ("twice a day", 2, 2, "twice"),
    ("every 12 hours", 2, 2, "by the hours between"),
    ("tid", 3, 3, "three times by letters"),
    ("three times daily", 3, 3, "three times"),
    ("q.i.d.", 4, 4, "letters with points"),
    ("q6h", 4, 4, "hours by letters"),
    ("q.6 h.", 4, 4, "as it is recognized"),
    ("every six hours", 4, 4, "hours in words"),
    ("every uh, six hours", 4, 4, "with a pause"),
    ("every six to eight hours", 3, 4, "a range"),
    ("two or three times a day", 2, 3, "another range"),
    ("every other day", 0.5, 0.5, "every second day"),
    ("once a week", 1 / 7, 1 / 7, "a week"),
    ("five days a week", 5 / 7, 5 / 7, "days of the week"),
]


@pytest.mark.parametrize(("text", "low", "high", "reason"), RATES, ids=[row[3] for row in RATES])
def test_frequencies_are_times_a_day(text: str, low: float, high: float, reason: str) -> None:
    (found,) = frequencies(text)
    assert (round(found.low, 4), round(found.high, 4)) == (round(low, 4), round(high, 4))


NONE = [
    ("have a good day", "a day that counts nothing"),
    ("for a week", "a duration"),
    ("10 mg about a week ago", "a time ago"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_what_is_no_frequency(text: str, reason: str) -> None:
    assert frequencies(text) == []


def test_a_day_behind_an_amount_says_per_what_it_counts() -> None:
    (found,) = frequencies("20 milligrams a day")
    assert found.each
    assert found.low == 1


def test_only_when_needed() -> None:
    assert as_needed("every 6 hours as needed") == "as needed"
    assert as_needed("50 mg prn") == "prn"
    assert as_needed("every 6 hours") == ""


def test_the_amount_of_a_day_in_doses() -> None:
    assert divided("60 milligrams a day in two doses") == [2]
    assert divided("60 milligrams a day") == []
