import pytest

from assistant.grounding.quantities import quantities


@pytest.mark.parametrize(
    ("text", "read", "reason"),
    [
        ("3/7 hx of diarrhea", [("3", "day")], "three days"),
        ("Takeaway 4/7 ago", [("4", "day")], "days ago"),
        ("Review in 2/52", [("2", "week")], "two weeks, told by the word before"),
        ("Stopped 6/12 ago", [("6", "month")], "six months"),
        ("3-4/12 hx of sore skin", [("3", "month"), ("4", "month")], "a range"),
        ("Pain 3/7", [("3", ""), ("7", "")], "a score"),
        ("Seen on 6/12/2024", [("6", ""), ("12", ""), ("2024", "")], "a date"),
        ("Blood pressure 120/72", [("120", ""), ("72", "")], "a pressure"),
    ],
)
def test_times_in_shorthand(text: str, read: list[tuple[str, str]], reason: str) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == read, reason


def test_the_words_of_the_note_are_kept() -> None:
    assert quantities("3/7 hx of diarrhea")[0].phrase == "3/7"
