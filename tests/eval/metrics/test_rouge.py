import pytest

from eval.metrics.rouge import KEYS, by_line, by_sentence, rouge


def test_hand_computed_example() -> None:
    # Candidate: the cat sat (3 words). Reference: the cat sat on mats (5 words).
    # 1-grams: 3 shared, P = 3/3, R = 3/5, F = 0.75. 2-grams: 2 shared, P = 2/2, R = 2/4, F = 2/3.
    scores = rouge("The cat sat.", "The cat sat on mats.")
    assert scores["rouge1"] == pytest.approx(75.0)
    assert scores["rouge2"] == pytest.approx(200 / 3)
    assert scores["rougeLsum"] == pytest.approx(75.0)


def test_union_of_lines_by_hand() -> None:
    # Reference line "a b c d" matches "a b" in one candidate line and "c d" in the other: all four
    # words are covered by the union, where one longest common subsequence would cover two.
    assert rouge("a1 b1\nc1 d1", "a1 b1 c1 d1")["rougeLsum"] == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("candidate", "reference", "reason"),
    [
        ("He reports pains", "he reported pain", "stemmed"),
        ("BP: 120/80!", "bp 120 80", "letters and digits only, lower case"),
        ("  knee  \n\n pain ", "knee\npain", "blank lines and outer spaces do not count"),
    ],
)
def test_these_are_the_same_text(candidate: str, reference: str, reason: str) -> None:
    assert rouge(candidate, reference)["rougeLsum"] == pytest.approx(100.0), reason


def test_line_breaks_matter_for_lines_and_not_for_sentences() -> None:
    reference = "One two. Three four."
    reordered = "Three four. One two."
    assert rouge(reordered, reference)["rougeLsum"] == pytest.approx(50.0), "two of four words in order"
    assert rouge(reordered, reference)["rougeLsum_sentences"] == pytest.approx(100.0)


def test_without_a_reference_nothing_is_scored() -> None:
    assert rouge("anything", " \n") == dict.fromkeys(KEYS)


def test_an_empty_candidate_was_measured_and_is_zero() -> None:
    assert rouge("", "Knee pain.") == dict.fromkeys(KEYS, 0.0)


def test_normalisation() -> None:
    assert by_line(" a \n\n b. c") == "a\nb. c"
    assert by_sentence("a? b.\n c") == "a?\nb.\nc"
