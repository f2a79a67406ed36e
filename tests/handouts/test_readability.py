import pytest

from assistant.handouts.readability import flesch_kincaid, sentences, smog, words

SENTENCES = [
    ("Take 2.5 mg daily. Call us.", 2, "a decimal ends nothing"),
    ("See Dr. May on Monday.", 1, "nor does a title"),
    ("Take it at 8 p.m. on Monday. Rest.", 2, "nor does p.m. within a sentence"),
    ("Take it at 8 p.m. Then rest.", 2, "but it can end one"),
    ("She said no. He left.", 2, "a plain no is no abbreviation"),
    ("Line one\nLine two", 2, "lines count"),
    ("Stop it! Why? Because.", 3, "all marks"),
    ("... \n --", 0, "no word, no sentence"),
]


@pytest.mark.parametrize(("text", "count", "reason"), SENTENCES)
def test_sentences(text: str, count: int, reason: str) -> None:
    assert len(sentences(text)) == count, reason


def test_words_with_numbers_and_units() -> None:
    assert words("Your A1c is 7.2; BP 120/80, 5 mg x-ray") == [
        "Your", "A1c", "is", "7.2", "BP", "120", "80", "5", "mg", "x-ray",
    ]  # fmt: skip


def test_grade_by_hand() -> None:
    # 10 words, 2 sentences, 11 syllables (pres-sure is the only long word).
    text = "Your blood pressure is high. Take the pill each day."
    assert flesch_kincaid(text) == pytest.approx(0.39 * 5 + 11.8 * 1.1 - 15.59)


def test_clinical_prose_is_harder_than_plain_words() -> None:
    clinical = "Initiate antihypertensive pharmacotherapy secondary to persistently elevated blood pressure."
    plain = "We will start a pill for your high blood pressure."
    assert flesch_kincaid(clinical) > 12 > 6 > flesch_kincaid(plain)
    assert smog(clinical) > smog(plain)


def test_no_words_is_zero() -> None:
    assert flesch_kincaid("") == 0.0
    assert smog(" – ") == 0.0
