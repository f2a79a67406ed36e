import pytest

from assistant.asking.answer import SourcePassage
from assistant.asking.differences import differences
from assistant.encounter import Statement


def found(note: str, passage: str) -> list[tuple[str, str, str]]:
    source = SourcePassage(
        id="p:1",
        document="p",
        title="Made up",
        section="Made up",
        text=passage,
        publisher="Harbor",
        year=2024,
    )
    return [(d.subject, d.note, d.passage) for d in differences([Statement(id="s1", text=note)], [source])]


DIFFERENT = [
    (
        "Amoxicillin 250 mg three times daily.",
        "Give amoxicillin 500 mg three times daily.",
        ("amoxicillin", "250 mg", "500 mg"),
        "a dose",
    ),
    (
        "Start Zyloprim 300 mg.",
        "Start allopurinol at 100 mg a day or less.",
        ("allopurinol", "300 mg", "100 mg a day or less"),
        "a brand name, and a bound",
    ),
    (
        "Azithromycin for 10 days.",
        "Azithromycin is given for 3 to 5 days.",
        ("azithromycin", "10 days", "3 to 5 days"),
        "a length beside a range",
    ),
    (
        "Amoxicillin for 2 weeks.",
        "Give amoxicillin for 10 days.",
        ("amoxicillin", "2 weeks", "10 days"),
        "a length in other units",
    ),
    (
        "Goal A1c is below 8%.",
        "An A1c goal below 7% suits many adults.",
        ("hemoglobin a1c", "below 8%", "below 7%"),
        "a goal",
    ),
]

THE_SAME = [
    ("Amoxicillin 500 mg three times daily.", "Give amoxicillin 500 mg three times daily.", "the same"),
    ("Lisinopril 20 mg daily.", "Lisinopril is given at 10 to 40 mg daily.", "within a range"),
    ("Allopurinol 50 mg daily.", "Start allopurinol at 100 mg a day or less.", "within a bound"),
    ("Amoxicillin 500 mg.", "Doxycycline 100 mg twice daily.", "another medicine"),
    ("Metformin 500 mg twice daily.", "Metformin 1000 mg once daily.", "taken another number of times"),
    ("Amoxicillin 1 g.", "Amoxicillin 500 mg.", "another unit"),
    ("Amoxicillin 500 mg.", "Amoxicillin 80 to 90 mg per kg a day.", "by weight"),
    ("Amoxicillin 500 mg.", "Amoxicillin 250 mg, or amoxicillin 500 mg if severe.", "one of two fits"),
    ("A1c is 8.2%.", "An A1c goal below 7% suits many adults.", "a result is no goal"),
    ("Goal A1c below 7%.", "Keep A1c below 7%.", "the same goal"),
    (
        "Goal blood pressure below 130/80 mm Hg.",
        "The goal of blood pressure is below 130/80 mm Hg.",
        "a pair",
    ),
    (
        "Follow up in 2 weeks on amoxicillin.",
        "Give amoxicillin for 10 days.",
        "when to come back is no length",
    ),
    ("Increase lisinopril from 10 mg to 20 mg.", "Lisinopril 20 mg.", "what a dose is changed from"),
    ("Rest for 3 days.", "Rest for 5 days.", "nothing that is named"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("note", "passage", "wanted", "reason"), DIFFERENT, ids=[r[3] for r in DIFFERENT])
def test_different_numbers_of_the_same_are_shown(
    note: str, passage: str, wanted: tuple[str, str, str], reason: str
) -> None:
    assert found(note, passage) == [wanted]


@pytest.mark.parametrize(("note", "passage", "reason"), THE_SAME, ids=[row[2] for row in THE_SAME])
def test_nothing_is_said_when_in_doubt(note: str, passage: str, reason: str) -> None:
    assert found(note, passage) == []


def test_a_difference_is_told_without_a_judgement() -> None:
    source = SourcePassage(
        id="p:1", document="p", title="t", section="s", text="Amoxicillin 500 mg.", publisher="h", year=2024
    )
    difference = differences([Statement(id="s1", text="Amoxicillin 250 mg.")], [source])[0]
    assert difference.text() == "amoxicillin: the note says 250 mg, the passage says 500 mg."
    assert (difference.statement, difference.passage_id) == ("s1", "p:1")
