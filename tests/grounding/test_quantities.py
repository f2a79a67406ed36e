import pytest

from assistant.grounding.quantities import quantities

SAME = [
    ("eighty milligrams once a day", [("80", "mg"), ("1", "")], "spoken dose and a count"),
    ("80 mg daily", [("80", "mg")], "written dose"),
    ("one twenty over eighty", [("120", ""), ("80", "")], "a blood pressure as it is spoken"),
    ("a hundred and twenty over seventy two", [("120", ""), ("72", "")], "the same with hundred"),
    ("two point five milligrams", [("2.5", "mg")], "a spoken decimal"),
    ("A1c of seven point eight", [("7.8", "")], "a spoken laboratory value"),
    ("three out of six", [("3", ""), ("6", "")], "a murmur's grade"),
    ("a 58-year-old male", [("58", "year")], "an age with hyphens"),
    ("58 year old", [("58", "year")], "an age without"),
    ("1,200 mg", [("1200", "mg")], "a thousands separator"),
    ("6.5%", [("6.5", "percent")], "a sign is a unit"),
    ("forty-five percent", [("45", "percent")], "a hyphenated number word"),
    ("no one said one of them", [], "one as a pronoun is no number"),
    ("one week", [("1", "week")], "one before a unit is"),
    ("L5", [], "a vertebra is no number"),
    ("two thousand units", [("2000", "units")], "scales multiply"),
    ("three hundred and twenty five mg", [("325", "mg")], "scales and tens add up"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), SAME, ids=[row[2] for row in SAME])
def test_numbers_are_read_as_they_are_said(text: str, wanted: list[tuple[str, str]], reason: str) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == wanted
