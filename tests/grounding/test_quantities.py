import pytest

from assistant.grounding.quantities import quantities, told

SAME = [
    ("eighty milligrams once a day", [("80", "mg"), ("1", "")], "spoken dose and a count"),
    ("80 mg daily", [("80", "mg")], "written dose"),
    ("one twenty over eighty", [("120", ""), ("80", "")], "a blood pressure as it is spoken"),
    ("a hundred and twenty over seventy two", [("120", ""), ("72", "")], "the same with hundred"),
    ("140/90 mmHg", [("140", "mmhg"), ("90", "mmhg")], "a unit behind a pressure counts for both"),
    ("two point five milligrams", [("2.5", "mg")], "a spoken decimal"),
    ("A1c of seven point eight", [("7.8", "")], "a spoken laboratory value"),
    ("ninety eight point six", [("98.6", "")], "a temperature"),
    ("ninety eight. seven", [("98.7", "")], "a decimal as it is recognized"),
    ("zero point four milligrams", [("0.4", "mg")], "a decimal below one"),
    ("point five", [("0.5", "")], "a decimal without its zero"),
    (".7", [("0.7", "")], "the same in digits"),
    ("it shows a. five centimeter stone", [("0.5", "cm")], "a point that was heard as a pause"),
    ("8.0", [("8", "")], "zeros behind the point say nothing"),
    ("a hundred and one", [("101", "")], "hundred and ones"),
    ("one oh one", [("101", "")], "an oh in the middle"),
    ("twenty eighteen", [("2018", "")], "a year in two halves"),
    ("nineteen ninety six", [("1996", "")], "an older one"),
    ("twenty twenty milligram tablets", [("20", ""), ("20", "mg")], "no year before a unit"),
    ("in the one forties", [("140", "")], "tens in the plural"),
    ("five or six hundred", [("500", ""), ("600", "")], "a scale that counts for both"),
    ("twenty three hundred milligrams", [("2300", "mg")], "hundreds above ten"),
    ("two and a half milligrams", [("2.5", "mg")], "and a half"),
    ("two weeks and a half", [("2.5", "week")], "a half behind the unit"),
    ("half a pill", [("0.5", "tablet")], "a part of one"),
    ("half an hour", [("0.5", "hour")], "a part of a time"),
    ("1/2 tablet", [("0.5", "tablet")], "a fraction before a unit"),
    ("1 1/2 packs", [("1.5", "pack")], "a mixed fraction"),
    ("2/6 murmur", [("2", ""), ("6", "")], "a grade is no fraction"),
    ("three out of six", [("3", ""), ("6", "")], "a grade as it is spoken"),
    ("6 to 8 weeks", [("6", "week"), ("8", "week")], "a unit behind a range counts for both"),
    ("two or three days", [("2", "day"), ("3", "day")], "a spoken range"),
    ("1-2+ edema", [("1", "plus"), ("2", "plus")], "a graded finding"),
    ("one to two cigarettes", [("1", "cigarette"), ("2", "cigarette")], "one as the end of a range"),
    ("a couple of weeks", [("2", "week")], "a couple is two"),
    ("a 58-year-old male", [("58", "year")], "an age with hyphens"),
    ("58 year old", [("58", "year")], "an age without"),
    ("45 y.o.", [("45", "year")], "an age by letters"),
    ("1,200 mg", [("1200", "mg")], "a thousands separator"),
    ("6.5%", [("6.5", "percent")], "a sign is a unit"),
    ("forty-five percent", [("45", "percent")], "a hyphenated number word"),
    ("145 mg/dL", [("145", "mg/dl")], "a concentration is no dose"),
    ("at 2:00 am", [("2", "o'clock")], "a time of the day"),
    ("1st", [("1", "ordinal")], "an ordinal"),
    ("no one said one of them", [], "one as a pronoun is no number"),
    ("one week", [("1", "week")], "one before a unit is"),
    ("two thousand units", [("2000", "units")], "scales multiply"),
    ("three hundred and twenty five mg", [("325", "mg")], "scales and tens add up"),
    ("it's 10 milligrams", [("10", "mg")], "an apostrophe before a number is no vertebra"),
]

NAMES = [
    ("L5", "a vertebra"),
    ("L4-L5, C5-6 and C7-T1", "ranges of vertebrae"),
    ("T2", "a thoracic vertebra"),
    ("l four l five", "spoken vertebrae"),
    ("type 2 diabetes", "a type"),
    ("type two diabetes", "a spoken type"),
    ("COVID-19", "a disease"),
    ("covid nineteen", "a spoken disease"),
    ("vitamin B12", "a vitamin"),
    ("vitamin d three", "a spoken vitamin"),
    ("A1c and SpO2", "tests"),
    ("q6h", "a frequency has a reader of its own"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), SAME, ids=[row[2] for row in SAME])
def test_numbers_are_read_as_they_are_said(text: str, wanted: list[tuple[str, str]], reason: str) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == wanted


@pytest.mark.parametrize(("text", "reason"), NAMES, ids=[row[1] for row in NAMES])
def test_digits_of_a_name_are_no_numbers(text: str, reason: str) -> None:
    assert quantities(text) == []


def test_a_dose_behind_a_vitamin_is_a_number() -> None:
    assert [(q.value, q.unit) for q in quantities("vitamin d two thousand units")] == [("2000", "units")]


def test_the_words_of_a_number_are_where_they_stand() -> None:
    text = "take eighty milligrams"
    (quantity,) = quantities(text)
    assert text[quantity.start : quantity.end] == quantity.phrase == "eighty milligrams"


def test_an_amount_is_told_as_a_person_writes_it() -> None:
    assert [told("5", "week"), told("1", "week"), told("45", "percent"), told("80", "mg")] == [
        "5 weeks",
        "1 week",
        "45%",
        "80 mg",
    ]
