import pytest

from assistant.grounding.terms import as_written, stem, terms

SAME = [
    ("cramps", "cramping", "endings"),
    ("swelling", "edema", "a synonym"),
    ("short of breath", "dyspnea", "a phrase"),
    ("high blood pressure", "hypertension", "a longer phrase"),
    ("allergies", "allergic", "a noun and its adjective"),
    ("milligrams", "mg", "a unit"),
]


@pytest.mark.parametrize(("said", "noted", "reason"), SAME, ids=[row[2] for row in SAME])
def test_what_means_the_same_has_the_same_stem(said: str, noted: str, reason: str) -> None:
    assert terms(said) == terms(noted)


def test_words_without_content_are_left_out() -> None:
    assert terms("The patient states that she is okay with it.") == []


def test_short_words_keep_three_letters() -> None:
    assert len(stem("tries")) >= 3


def test_a_finding_shows_the_word_as_it_was_written() -> None:
    assert as_written("She denies any allergies to medicines.", "allerg") == "allergies"
    assert as_written("No shortness of breath.", stem("dyspnea")) == "shortness of breath"
