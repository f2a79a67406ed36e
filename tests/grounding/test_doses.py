import pytest

from assistant.grounding.doses import Medication

DOSES = [
    (
        "lisinopril 40 mg daily and Lasix 20 mg",
        [("lisinopril", "40"), ("furosemide", "20")],
        "behind the name",
    ),
    (
        "40 mg of lisinopril and 20 mg of Lasix",
        [("lisinopril", "40"), ("furosemide", "20")],
        "before the name",
    ),
    (
        "increase lisinopril to 40 milligrams and start you on some lasix, you know, 20 milligrams",
        [("lisinopril", "40"), ("furosemide", "20")],
        "as it is said",
    ),
    ("you're on two. five of norvasc", [("amlodipine", "2.5")], "without a unit"),
    ("lisinopril 20", [("lisinopril", "20")], "a bare number right behind"),
    ("Vitamin D 2000 IU", [("vitamin d", "2000")], "an everyday word with an amount"),
    ("potassium 3.9", [], "a laboratory value"),
    ("oxygen 98%", [], "a saturation"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), DOSES, ids=[row[2] for row in DOSES])
def test_which_medicine_an_amount_belongs_to(text: str, wanted: list[tuple[str, str]], reason: str) -> None:
    assert [(d.drug, d.amount.value) for d in Medication(text).doses] == wanted


def test_what_a_dose_is_changed_from_and_to() -> None:
    assert [d.role for d in Medication("lisinopril from 10 mg to 20 mg").doses] == ["from", "to"]


def test_a_frequency_belongs_to_the_medicine_before_it() -> None:
    timings = Medication("Norvasc 5 mg daily and carvedilol 25 mg twice a day").timings
    assert [(t.drug, t.frequency.span) for t in timings] == [
        ("amlodipine", "daily"),
        ("carvedilol", "twice a day"),
    ]


def test_a_frequency_far_behind_is_of_something_else() -> None:
    timings = Medication("ibuprofen every 6 hours with food and ice the elbow 3 times daily").timings
    assert [t.near for t in timings] == [True, False]
