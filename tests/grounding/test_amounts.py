import pytest

from assistant.grounding.amounts import rounded, same_amount
from assistant.grounding.durations import implied, is_about
from assistant.grounding.quantities import Quantity, quantities


def one(text: str) -> Quantity:
    return [*quantities(text), *implied(text)][0]


SAME = [
    ("3 months", "twelve weeks", True, "weeks and months, where it is usual"),
    ("1 month", "four weeks", True, "a month of four weeks"),
    ("3-month", "three months", True, "a hyphen"),
    ("2 weeks", "fourteen days", True, "exact days"),
    ("48 hours", "two days", True, "exact hours"),
    ("2 weeks", "a couple of weeks", True, "a couple"),
    ("3 weeks", "a few weeks", True, "a vague word stands for a few values"),
    ("8 weeks", "a few weeks", False, "and not for more"),
    ("1 week", "a week", True, "a week without its number"),
    ("1.5 years", "a year and a half", True, "and a half behind the unit"),
    ("0.5 hours", "thirty minutes", True, "half an hour"),
    ("1 g", "1000 mg", True, "grams and milligrams"),
    ("8 mm", "0.8 cm", True, "millimeters"),
    ("1.5 kg", "3.3 pounds", True, "kilograms, rounded"),
    ("5 days", "five weeks", False, "the same number with another unit"),
    ("5 mg", "5 mcg", False, "a thousandth"),
    ("7 weeks", "two months", False, "not so usual"),
    ("8", "8.0", True, "zeros behind the point"),
    ("8 weeks", "eight", True, "a unit that went without saying"),
]


@pytest.mark.parametrize(("one_text", "other", "same", "reason"), SAME, ids=[row[3] for row in SAME])
def test_amounts_in_other_words(one_text: str, other: str, same: bool, reason: str) -> None:
    assert same_amount(one(one_text), one(other)) is same


ROUNDED = [
    ("99", "98.6", True, "a decimal left out"),
    ("about 140", "138", True, "rounded, and said to be"),
    ("140", "138", False, "rounded, and not said to be"),
    ("98.6", "99", False, "more exact than it was said"),
    ("7", "6.7", False, "too much of so small a value"),
]


@pytest.mark.parametrize(("noted", "heard", "allowed", "reason"), ROUNDED, ids=[row[3] for row in ROUNDED])
def test_rounding(noted: str, heard: str, allowed: bool, reason: str) -> None:
    quantity = one(noted)
    assert rounded(quantity, one(heard), is_about(noted, quantity.start)) is allowed
