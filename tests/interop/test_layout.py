from datetime import UTC, datetime

import pytest

from assistant.interop.layout import (
    MISSING,
    Bullets,
    Heading,
    Mark,
    Paragraph,
    Sheet,
    clean,
    day,
    kept_together,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\n b\t", "a b"),
        ("12\u202e34", f"12{MISSING}34"),  # would be read as 43
        ("क्\u200dष", "क्\u200dष"),  # a joiner belongs to the word
        ("أ\u200fب", "أ\u200fب"),  # a mark of direction turns no number round
        ("nul\0", f"nul{MISSING}"),
    ],
)
def test_text_is_one_line_that_every_format_can_hold(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "24 November 2026"),
        ("es", "24 de noviembre de 2026"),
        ("hi", "24 नवंबर 2026"),
        ("ar", "24 نوفمبر 2026"),
    ],
)
def test_a_date_is_in_words_of_its_language(language: str, expected: str) -> None:
    assert day(datetime(2026, 11, 24, tzinfo=UTC), language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 50 mg now", "Take 50\u00a0mg now"),
        ("97 % and 25 µg", "97\u00a0% and 25\u00a0µg"),
        ("in 2 weeks", "in 2 weeks"),  # an ordinary word is not a unit
        ("Page one", "Page one"),
    ],
)
def test_a_number_stays_with_its_unit(text: str, expected: str) -> None:
    assert kept_together(text) == expected


def test_a_sheet_is_cut_before_each_section() -> None:
    blocks = (
        Paragraph("a"),
        Heading("b", key="urgent"),
        Heading("c", level=2),
        Bullets(("d",)),
        Heading("e"),
    )
    sheet = Sheet("t", "s", blocks, Mark("m", "0" * 64, approved=False))
    assert [(part.key, len(part.blocks)) for part in sheet.parts()] == [("", 1), ("urgent", 3), ("", 1)]
