import pytest

from assistant.grounding.ages import ages

READ = [
    ("Ms. Doe is a 45-year-old female.", 45, True, "the usual way"),
    ("a forty-five year old man", 45, True, "in words"),
    ("45 y.o. male", 45, True, "by letters"),
    ("She is 45 years old.", 45, True, "a sentence of its own"),
    ("a 22-month-old girl", 22, True, "in months"),
    ("Her 9-year-old brother is well.", 9, False, "a relative"),
    ("Mother died at age 62.", 62, False, "a relative's death"),
    ("Anemic since she was 13 years old.", 13, False, "when something began"),
]


@pytest.mark.parametrize(("text", "value", "patient", "reason"), READ, ids=[row[3] for row in READ])
def test_whose_age_it_is(text: str, value: int, patient: bool, reason: str) -> None:
    (found,) = ages(text)
    assert (found.value, found.patient) == (value, patient)


def test_a_duration_is_no_age() -> None:
    assert ages("for 5 years") == []
