import pytest

from assistant.grounding.dates import dates, weekdays

READ = [
    ("in 03/2021", (3, 0, 2021), "month and year"),
    ("on 11/24/2020", (11, 24, 2020), "a whole date"),
    ("3/1/21", (3, 1, 2021), "a short year"),
    ("12-2019", (12, 0, 2019), "a hyphen"),
    ("on april 10th", (4, 10, 0), "without a year"),
    ("november 3rd, 2019", (11, 3, 2019), "as it is transcribed"),
    ("march twenty first twenty twenty one", (3, 21, 2021), "all in words"),
    ("the fifth of july", (7, 5, 0), "the day first"),
    ("in march", (3, 0, 0), "a month alone"),
    ("since labor day", (9, 0, 0), "a holiday"),
    ("in twenty eighteen", (0, 0, 2018), "a spoken year"),
    ("Hysterectomy, 1996", (0, 0, 1996), "a year in a list"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), READ, ids=[row[2] for row in READ])
def test_dates_are_read(text: str, wanted: tuple[int, int, int], reason: str) -> None:
    (found,) = dates(text)
    assert (found.month, found.day, found.year) == wanted


NONE = [
    ("a 3/6 murmur", "a grade"),
    ("128/72", "a pressure"),
    ("you may march on", "two verbs"),
    ("2000 units daily", "a dose"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_what_is_no_date(text: str, reason: str) -> None:
    assert dates(text) == []


def test_parts_that_are_not_named_agree_with_anything() -> None:
    (march,), (day,), (april,) = dates("in march"), dates("03/12/2021"), dates("04/12/2021")
    assert march.agrees(day)
    assert not march.agrees(april)
    assert day.differs_by_one(april)


def test_days_of_the_week() -> None:
    assert weekdays("last Tuesday and on fridays") == [("tuesday", 5), ("friday", 20)]
