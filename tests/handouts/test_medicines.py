import pytest

from assistant.encounter import Medicine, Note
from assistant.handouts.medicines import medicines
from tests.handouts.conftest import MakeNote

ROWS = [
    ("Initiate meloxicam 15 mg once daily.", ("Meloxicam", "15 mg", "once daily", "", "new"), "start"),
    (
        "We will increase her lisinopril to 40 mg daily.",
        ("Lisinopril", "40 mg", "daily", "", "changed"),
        "raise",
    ),
    (
        "Increase metformin from 500 mg to 1000 mg twice daily.",
        ("Metformin", "1000 mg", "twice daily", "", "changed"),
        "the second amount counts",
    ),
    ("Continue Lasix.", ("Lasix", "", "", "", "same"), "no amount, none made up"),
    (
        "Discontinue ibuprofen 600 mg.",
        ("Ibuprofen", "", "", "", "stopped"),
        "a stopped one has no dose to take",
    ),
    ("Stop taking Norvasc.", ("Norvasc", "", "", "", "stopped"), "taking does not outweigh stop"),
    (
        "Amoxicillin 500 mg 3 times a day for 10 days.",
        ("Amoxicillin", "500 mg", "3 times a day", "for 10 days", "new"),
        "a dose without history is new",
    ),
    (
        "Start Ultram 50 mg every 6 hours as needed for pain.",
        ("Ultram", "50 mg", "every 6 hours, as needed for pain", "", "new"),
        "as needed",
    ),
    (
        "Prescribed 500 mg of naproxen BID.",
        ("Naproxen", "500 mg", "twice daily", "", "new"),
        "amount before the name",
    ),
    (
        "Take Tylenol 500 mg, 2 tablets at bedtime.",
        ("Tylenol", "500 mg, 2 tablets", "at bedtime", "", "same"),
        "strength and count belong together",
    ),
    ("Start iron 65 mg daily.", ("Iron", "65 mg", "daily", "", "new"), "an everyday word with a dose"),
]


def only(note: Note) -> Medicine:
    rows = medicines(note)
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(("statement", "row", "reason"), ROWS)
def test_a_row_is_copied(make_note: MakeNote, statement: str, row: tuple[str, ...], reason: str) -> None:
    made = only(make_note(plan=[statement]))
    assert (made.name, made.how_much, made.when, made.until, made.change) == row, reason
    assert made.source == ["s1"]


NO_ROW = [
    ("If the pain persists, we may consider prednisone.", "not decided"),
    ("He is allergic to penicillin V and sulfasalazine.", "an allergy"),
    ("Iron levels were low.", "a blood value"),
    ("She tried naproxen without relief.", "the past"),
    ("Avoid ibuprofen.", "nothing to take"),
    ("We will check a lipid panel.", "no medicine"),
]


@pytest.mark.parametrize(("statement", "reason"), NO_ROW)
def test_talk_about_a_medicine_is_no_row(make_note: MakeNote, statement: str, reason: str) -> None:
    assert medicines(make_note(plan=[statement])) == [], reason


def test_history_is_no_source_but_says_what_was_taken(make_note: MakeNote) -> None:
    note = make_note(subjective=["He takes lisinopril 10 mg and aspirin."], plan=["Lisinopril 10 mg daily."])
    row = only(note)
    assert (row.name, row.change, row.source) == ("Lisinopril", "same", ["s2"])


def test_what_for_is_the_statement_or_the_problem(make_note: MakeNote) -> None:
    note = make_note(plan=["Hypertension | Start lisinopril 10 mg.", "Start aspirin 81 mg for your heart."])
    assert [row.what_for for row in medicines(note)] == ["High blood pressure", "heart"]


def test_two_mentions_are_one_row_and_the_decision_counts(make_note: MakeNote) -> None:
    note = make_note(plan=["Continue Lasix twice daily.", "Increase furosemide to 40 mg."])
    row = only(note)
    assert (row.change, row.how_much, row.when, row.source) == (
        "changed",
        "40 mg",
        "twice daily",
        ["s1", "s2"],
    )


def test_a_switch_stops_one_and_changes_to_the_other(make_note: MakeNote) -> None:
    rows = medicines(make_note(plan=["Switch from furosemide to torsemide 20 mg daily."]))
    assert [(row.name, row.change) for row in rows] == [("Furosemide", "stopped"), ("Torsemide", "changed")]
