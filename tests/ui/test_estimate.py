import pytest

from assistant.ui.estimate import Pace, in_words, lasted


@pytest.mark.parametrize(
    ("now", "share", "left", "why"),
    [
        (101.0, 0.5, None, "one second says nothing"),
        (110.0, 0.01, None, "hardly anything is done"),
        (110.0, 0.5, 10.0, "half in ten seconds"),
        (130.0, 1.0, 0.0, "done"),
    ],
)
def test_time_left_follows_the_pace_watched(now: float, share: float, left: float | None, why: str) -> None:
    assert Pace("note", 100.0, 0.0).remaining(now, share) == left, why


def test_a_page_opened_half_way_does_not_count_work_it_did_not_see() -> None:
    # From 50 % to 60 % in 10 s: 40 s for the other 40 %, not the 7 s that 60 % in 10 s would promise.
    assert Pace("note", 100.0, 0.5).remaining(110.0, 0.6) == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "time left not known yet"),
        (2, "a few seconds left"),
        (7, "about 10 seconds left"),
        (44, "about 40 seconds left"),
        (56, "about 1 minute left"),
        (170, "about 3 minutes left"),
    ],
)
def test_estimates_are_rounded(seconds: float | None, words: str) -> None:
    assert in_words(seconds) == words


def test_time_gone_by() -> None:
    assert [lasted(seconds) for seconds in (0, 59.9, 60, 125)] == ["0 s", "59 s", "1 min 00 s", "2 min 05 s"]
