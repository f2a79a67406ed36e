import pytest

from assistant.catalogue import handout_text
from assistant.encounter import Handout, MedicineChange
from assistant.interop.handout_sheet import CHANGES, handout_sheet
from assistant.interop.layout import Heading, Table


def headings(handout: Handout) -> list[str]:
    return [b.text for b in handout_sheet(handout, "x", "").blocks if isinstance(b, Heading)]


def test_medicines_come_before_what_to_do_with_them(full: Handout) -> None:
    assert headings(full)[2:5] == ["What we decided", "Your medicines", "When to get help"]


def test_medicines_come_last_where_no_section_builds_on_them(handout: Handout) -> None:
    assert headings(handout) == ["What to do next", "Your medicines"]


def test_an_empty_section_and_an_empty_column_are_left_out(full: Handout) -> None:
    full.sections[1].sentences = []
    assert "Why you came" not in headings(full)
    [table] = [b for b in handout_sheet(full, "x", "").blocks if isinstance(b, Table)]
    assert table.header == ("Medicine", "How much", "What changes")


@pytest.mark.parametrize("which", ["hindi", "arabic"])
def test_captions_are_in_the_language_of_the_handout(which: str, request: pytest.FixtureRequest) -> None:
    handout: Handout = request.getfixturevalue(which)
    sheet = handout_sheet(handout, "", "")
    [table] = [b for b in sheet.blocks if isinstance(b, Table)]
    english = {"Medicine", "How much", "What changes", "Your medicines", "New", "Your visit"}
    shown = {*table.header, *headings(handout), table.rows[0][-1], sheet.title}
    assert shown.isdisjoint(english)
    assert shown >= {handout_text(text, handout.language) for text in english}
    assert "2026" in sheet.mark.line and "November" not in sheet.mark.line
    assert "Dr Élodie Müller" in sheet.mark.line


def test_a_translation_says_that_it_is_one(full: Handout) -> None:
    translated = full.model_copy(update={"translates": "0" * 64})
    assert "translated" in handout_sheet(translated, "x", "").mark.line
    assert "translated" not in handout_sheet(full, "x", "").mark.line


@pytest.mark.parametrize("change", ["new", "changed", "stopped", "same"])
def test_each_change_has_a_name(change: MedicineChange) -> None:
    assert CHANGES[change]
