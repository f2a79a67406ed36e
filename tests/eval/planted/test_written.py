import pytest

from eval.planted.written import as_text, written

AMOUNTS = [
    ("a 54-year-old with pain for two weeks", [(54, "year"), (2, "weeks")], "ages and words before a unit"),
    ("lisinopril 2.5 mg", [(2.5, "mg")], "a decimal dose"),
    ("pressure 132/84 mmHg", [(132, "")], "the first of a pair"),
    ("seen on 03/14/2021 and 03/2020", [], "dates"),
    ("type 2 diabetes, vitamin B12, COVID-19, L5", [], "names"),
    ("one of them, two others", [], "words without a unit"),
    ("every 4-6 hours", [], "a range is left alone, and so is its end"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), AMOUNTS, ids=[row[2] for row in AMOUNTS])
def test_amounts(text: str, expected: list[tuple[float, str]], reason: str) -> None:
    assert [(n.value, n.unit) for n in written(text)] == expected


def test_grades_are_told_from_amounts() -> None:
    grades = {
        text: next(written(text)).most for text in ("murmur 2/6", "edema 1+", "pain 7/10", "45 minutes")
    }
    assert grades == {"murmur 2/6": 6, "edema 1+": 4, "pain 7/10": 10, "45 minutes": 0}


def test_a_value_is_written_as_the_old_one_was() -> None:
    assert [as_text(3, "two"), as_text(7.5, "7.2"), as_text(8, "7.2"), as_text(30, "20")] == [
        "three",
        "7.5",
        "8.0",
        "30",
    ]
