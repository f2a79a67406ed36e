"""The next visit, by its time, and visits with other doctors."""

import pytest

from assistant.encounter import Note
from tests.grounding.omissions.made import kinds, missing, note

BACK = "d: i want to see you back here in two weeks"

ROWS = [
    ([BACK], note("", "Continue exercises."), ["major follow_up"], "lost"),
    ([BACK], note("", "Follow-up in 2 weeks."), [], "the same time"),
    ([BACK], note("", "Return in 14 days."), [], "the same time in other words"),
    ([BACK], note("", "Follow-up in 2 months."), ["major follow_up"], "another time"),
    (
        [BACK],
        note("Here for follow up of 2 weeks of pain.", "Rest."),
        ["major follow_up"],
        "this visit is not the next",
    ),
    ([BACK], note("", "Follow up with cardiology in 2 weeks."), ["major follow_up"], "with another doctor"),
    (
        [BACK],
        note("Her pain began 2 weeks ago.", "We will follow up on the MRI."),
        ["major follow_up"],
        "time and word apart",
    ),
    (
        ["d: come back in a couple of weeks", "d: so i'll see you in two weeks"],
        note("", "Rest."),
        ["major follow_up"],
        "said twice is one",
    ),
    (["d: see you again in a month"], note("", "Follow-up in 4 weeks."), [], "a month is four weeks"),
    (
        ["d: follow up with me as needed"],
        note("", "Rest."),
        ["major follow_up"],
        "a condition instead of a time",
    ),
    (["d: follow up with me as needed"], note("", "Follow up as needed."), [], "in the note"),
    (
        ["d: keep up with it and follow up with your endocrinologist"],
        note("", "Diet."),
        ["major follow_up"],
        "another doctor",
    ),
    (["d: the patient is here for follow up of her gout"], note("Gout."), [], "this visit"),
    (["p: i hope it doesn't come back"], note("Gout."), [], "a disease that returns"),
    (["d: good to see you, how have you been"], note("Gout."), [], "a greeting"),
]


@pytest.mark.parametrize(("said", "noted", "wanted", "reason"), ROWS, ids=[r[3] for r in ROWS])
def test_follow_up(said: list[str], noted: Note, wanted: list[str], reason: str) -> None:
    assert [kind for kind in kinds(noted, *said) if kind.endswith("follow_up")] == wanted


def test_the_sentence_is_in_the_third_person() -> None:
    found = missing(note("Gout."), "d: um, so i want to see you back here in two weeks, okay?")
    assert [o.text for o in found] == ["We want to see the patient back here in two weeks."]
    assert found[0].section == "assessment_and_plan"
