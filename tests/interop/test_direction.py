import pytest

from assistant.interop.direction import direction, marked, pieces


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("hi", "ltr"),
        ("pt", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("ur", "rtl"),
        ("", "ltr"),
    ],
)
def test_which_way_a_language_is_written(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خذ Losartan 50 mg كل صباح", ["Losartan 50 mg"]),  # name, number and unit stay in order
        ("من 10–20 mg، ثم", ["10–20 mg"]),  # a range
        ("ضغط 148/92", ["148/92"]),
        ("في 2026-12-08.", ["2026-12-08"]),  # a date: the full stop belongs to the sentence
        ("دواء (lisinopril) اليوم", ["lisinopril"]),  # brackets turn with the sentence
        ("يوم 8 (9:30)", ["8", "9:30"]),
        ("نسبة 97 %.", ["97 %"]),
        ("25 µg يوميا", ["25 µg"]),
        ("كل صباح", []),  # nothing to keep
    ],
)
def test_what_keeps_its_order_in_a_text_that_runs_left(text: str, expected: list[str]) -> None:
    found = list(pieces(text, "ar"))
    assert [piece for piece, against in found if against] == expected
    assert "".join(piece for piece, _ in found) == text
    assert marked(text, "ar").replace("\u200e", "") == text


@pytest.mark.parametrize("text", ["Take Losartan 50 mg.", "50 mg की 1 गोली", "Ahmad أحمد 50 mg"])
def test_a_text_that_runs_right_is_left_alone(text: str) -> None:
    assert list(pieces(text, "en")) == [(text, False)]
    assert marked(text, "hi") == text
