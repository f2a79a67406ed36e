"""How clinical words are counted."""

import pytest

from assistant.safety.clinical_talk import clinical_talk, measure


@pytest.mark.parametrize(
    ("text", "distinct"),
    [
        ("My knee hurts.", 2),
        ("Knee, KNEE and knees!", 2),  # "knee" and "knees" are two spellings, said three times
        ("an X-ray of the chest", 2),  # a hyphen is no obstacle
        ("high blood pressure", 1),  # the longest phrase wins
        ("We spread the butter on toast.", 0),  # no word inside another one
        ("", 0),
    ],
)
def test_distinct(text: str, distinct: int) -> None:
    assert measure(text).distinct == distinct


def test_density_is_that_of_the_densest_stretch() -> None:
    window = clinical_talk().window
    talk = "word " * window * 3 + "pain " * window + "word " * window * 3
    assert measure(talk).per_hundred == pytest.approx(100.0)
    assert measure("word " * (window - 1) + "pain").per_hundred == pytest.approx(100 / window)


def test_more_words_are_asked_of_a_long_talk() -> None:
    limits = clinical_talk()
    short = "pain and fever " * 8
    assert measure(short).is_clinical()
    assert not measure(short * (limits.long_words // 8)).is_clinical()


def test_no_list_is_empty_and_all_is_lower_case() -> None:
    words = clinical_talk().words()
    assert len(words) > 200
    assert all(w == w.lower().strip() for w in words)
