import pytest

from assistant.grounding.durations import implied, is_bound, way
from assistant.grounding.quantities import quantities

WAYS = [
    ("it started 3 weeks ago", "behind", "ago"),
    ("for the past 3 weeks", "behind", "the past"),
    ("follow up in 3 weeks", "ahead", "a follow-up"),
    ("i'll see you again in 3 weeks", "ahead", "the same, as it is said"),
    ("take it, 3 weeks", "", "left open"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), WAYS, ids=[row[2] for row in WAYS])
def test_which_way_a_time_is_counted(text: str, wanted: str, reason: str) -> None:
    (quantity,) = quantities(text)
    assert way(text, quantity.start, quantity.end) == wanted


IMPLIED = [
    ("come back in a week", [("1", "week")], "an article"),
    ("see you next month", [("1", "month")], "next"),
    ("a year and a half ago", [("1.5", "year")], "and a half"),
    ("it began yesterday", [("1", "day")], "a day with a name"),
    ("in a fortnight", [("14", "day")], "two weeks in one word"),
    ("in 2 weeks", [], "a number is read elsewhere"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), IMPLIED, ids=[row[2] for row in IMPLIED])
def test_times_without_a_number(text: str, wanted: list[tuple[str, str]], reason: str) -> None:
    assert [(q.value, q.unit) for q in implied(text)] == wanted


def test_a_goal_is_no_value() -> None:
    assert is_bound("keep it below 7", 14)
    assert not is_bound("your a1c is 7", 12)
