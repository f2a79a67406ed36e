"""Many texts: each kept when it is made, a refused one in its row, cancel between and within."""

import gc
import weakref
from pathlib import Path

import pytest

from assistant.errors import Cancelled, InputRefused, ModelUnavailable
from assistant.patient_texts import HouseStyle, Item, Library, PatientText, Row, Source, batch, read_pasted
from assistant.progress import Cancel, Progress, silent
from tests.fakes import FakeChat, Reports
from tests.patient_texts.samples import LETTER


def item(name: str, text: str) -> Item:
    return Item(name, lambda: read_pasted(text, title=name))


def refused() -> Source:
    raise InputRefused("This file is damaged.")


def test_each_text_gets_a_row_and_is_kept(tmp_path: Path) -> None:
    library = Library(tmp_path)
    items = [item("one", LETTER), Item("two", refused), item("three", "Call 911 if you have chest pain.")]
    rows = batch(items, HouseStyle(), FakeChat(), library.add, silent, Cancel())
    assert [(row.name, row.kind, row.refused) for row in rows] == [
        ("one", "letter", ""),
        ("two", "", "This file is damaged."),
        ("three", "leaflet", ""),
    ]
    assert {one.id for one in library.list()} == {rows[0].id, rows[2].id}
    assert rows[0].facts_kept == rows[0].facts_all > 0
    assert rows[0].grade_before > 0 and rows[0].grade_after > 0 and rows[0].status == "draft"


def test_progress_goes_over_all_texts_and_names_each() -> None:
    reports = Reports()
    batch([item(name, LETTER) for name in ("a", "b")], HouseStyle(), FakeChat(), _same, reports, Cancel())
    shares = [one.done for one in reports.seen]
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert any(one.message.startswith("2 of 2 – b:") for one in reports.seen)


def test_cancelled_what_was_made_is_kept() -> None:
    cancel, rows = Cancel(), list[Row]()

    def each(row: Row) -> None:
        rows.append(row)
        cancel.cancel()

    items = [item(name, LETTER) for name in ("a", "b", "c")]
    with pytest.raises(Cancelled):
        batch(items, HouseStyle(), FakeChat(), _same, silent, cancel, each)
    assert [row.name for row in rows] == ["a"]


def test_cancel_stops_within_a_text() -> None:
    cancel, rows = Cancel(), list[Row]()

    def report(progress: Progress) -> None:
        if "Writing" in progress.message:
            cancel.cancel()

    hard = (
        "The physiotherapist will demonstrate 3 strengthening exercises throughout your hospital admission."
    )
    with pytest.raises(Cancelled):
        batch([item("a", hard)], HouseStyle(), FakeChat(), _same, report, cancel, rows.append)
    assert rows == []


def test_a_model_that_is_gone_ends_the_batch() -> None:
    hard = (
        "The physiotherapist will demonstrate 3 strengthening exercises throughout your hospital admission."
    )
    with pytest.raises(ModelUnavailable):
        batch([item("a", hard)], HouseStyle(), FakeChat(fail_after=0), _same, silent, Cancel())


def test_forty_texts_leave_nothing_in_memory_but_rows() -> None:
    kept: list[weakref.ref[PatientText]] = []

    def keep(text: PatientText) -> PatientText:
        kept.append(weakref.ref(text))
        return text

    rows = batch([item(str(n), LETTER) for n in range(40)], HouseStyle(), FakeChat(), keep, silent, Cancel())
    gc.collect()
    assert len(rows) == len(kept) == 40
    assert sum(one() is not None for one in kept) == 0


def _same(text: PatientText) -> PatientText:
    return text
