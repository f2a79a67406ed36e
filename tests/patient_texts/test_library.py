"""The library: versions, decisions with a person and a reason, and nothing approved that differs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import GateClosed, InputRefused
from assistant.interop.documents import export_handout
from assistant.patient_texts import HouseStyle, Library, PatientText, Source, make_plain
from assistant.progress import Cancel, silent
from tests.fakes import FakeChat
from tests.patient_texts.samples import NOTE


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def kept(library: Library, letter: PatientText) -> PatientText:
    return library.add(letter, "Ann")


def test_a_text_is_kept_and_found_again(library: Library, kept: PatientText, tmp_path: Path) -> None:
    assert library.load(kept.id) == kept
    library.close()
    assert [one.id for one in Library(tmp_path).list()] == [kept.id]


def test_an_approved_text_can_leave_and_an_edit_withdraws_it(library: Library, kept: PatientText) -> None:
    approved = library.approve(kept.id, "Dr Roe")
    assert approved.status == "approved" and approved.handout.is_approved()
    assert export_handout(approved.handout, "md", "Letter")

    edited = library.edit(kept.id, 1, 2, "You should stop taking ibuprofen.", "Ann")

    assert edited.status == "draft" and not edited.handout.is_approved()
    with pytest.raises(GateClosed):
        export_handout(edited.handout, "md", "Letter")


def test_what_differs_must_be_settled_first(library: Library, kept: PatientText) -> None:
    wrong = library.edit(kept.id, 1, 1, "You were treated with amoxicillin 250 mg three times daily.", "Ann")
    assert wrong.blocking()
    with pytest.raises(GateClosed, match="differs"):
        library.approve(kept.id, "Dr Roe")
    with pytest.raises((GateClosed, InputRefused)):
        library.overrule(kept.id, wrong.blocking()[0], "", "Dr Roe")
    for at in wrong.blocking():
        library.overrule(kept.id, at, "The dose was lowered on the phone.", "Dr Roe")
    assert library.approve(kept.id, "Dr Roe").status == "approved"


def test_what_was_overruled_stays_so_when_another_sentence_is_edited(
    library: Library, kept: PatientText
) -> None:
    wrong = library.edit(kept.id, 1, 1, "You were treated with amoxicillin 250 mg three times daily.", "Ann")
    for at in wrong.blocking():
        library.overrule(kept.id, at, "Lowered.", "Dr Roe")
    assert not library.edit(kept.id, 2, 0, "You should not drive a car for 2 weeks.", "Ann").blocking()


def test_a_sentence_taken_out_is_a_finding(library: Library, kept: PatientText) -> None:
    shorter = library.edit(kept.id, 2, 0, "", "Ann")
    assert [s.title for s in shorter.handout.sections] == ["Letter", "Medicines"]
    assert [shorter.handout.findings[at].rule for at in shorter.blocking()] == ["untold"]


def test_a_text_is_sent_back_with_a_comment(library: Library, kept: PatientText) -> None:
    library.approve(kept.id, "Dr Roe")
    back = library.send_back(kept.id, "Dr Roe", " Say which pills. ")
    assert (back.status, back.comment) == ("sent_back", "Say which pills.")
    assert not back.handout.is_approved()
    with pytest.raises(InputRefused, match="Write what"):
        library.send_back(kept.id, "Dr Roe", "  ")
    again = library.edit(kept.id, 1, 2, "You should stop ibuprofen pills.", "Ann")
    assert again.status == "sent_back", "until somebody approves it"
    assert library.approve(kept.id, "Dr Roe").comment == ""


def test_decisions_need_a_person(library: Library, kept: PatientText) -> None:
    with pytest.raises(GateClosed, match="name"):
        library.approve(kept.id, " ")
    with pytest.raises(GateClosed, match="name"):
        library.send_back(kept.id, "", "Shorter.")
    with pytest.raises(GateClosed, match="name"):
        library.overrule(kept.id, 0, "Fine.", "") if kept.handout.findings else library.approve(kept.id, "")


def test_the_history_says_who_did_what(library: Library, kept: PatientText) -> None:
    library.edit(kept.id, 1, 2, "You should stop ibuprofen now.", "Ann")
    library.send_back(kept.id, "Dr Roe", "Shorter, please.")
    library.approve(kept.id, "Dr Roe")
    assert [(e.version, e.by, e.action, e.comment) for e in library.history(kept.id)] == [
        (1, "Ann", "made", ""),
        (2, "Ann", "edited", ""),
        (3, "Dr Roe", "sent_back", "Shorter, please."),
        (4, "Dr Roe", "approved", ""),
    ]
    assert library.load(kept.id, 1).handout == kept.handout
    with pytest.raises(InputRefused, match="not there"):
        library.load(kept.id, 9)


def test_search_looks_into_titles_and_approved_texts(library: Library, kept: PatientText) -> None:
    library.rename(kept.id, "Après l'opération", "Ann")
    assert [one.id for one in library.list("APRÈS")] == [kept.id]
    assert library.list("ibuprofen") == [], "not approved yet"
    library.approve(kept.id, "Dr Roe")
    assert [one.id for one in library.list("IBUPROFEN")] == [kept.id]
    library.edit(kept.id, 1, 2, "You should stop that pill.", "Ann")
    assert [one.id for one in library.list("ibuprofen")] == [kept.id], "the approved version is still there"
    assert library.list("100%_") == []


def test_the_list_is_narrowed_by_status(library: Library, kept: PatientText, letter: PatientText) -> None:
    other = library.add(letter, "Ann")
    library.approve(other.id, "Dr Roe")
    assert [one.id for one in library.list(status="approved")] == [other.id]
    assert [one.id for one in library.list(status="draft")] == [kept.id]


def test_a_new_text_is_never_approved(library: Library, kept: PatientText) -> None:
    approved = library.approve(kept.id, "Dr Roe")
    copy = library.add(approved, "Ann")
    assert copy.id != kept.id and copy.status == "draft" and not copy.handout.is_approved()


def test_a_text_of_an_unsigned_note_is_not_approved(library: Library) -> None:
    source = Source("Visit", "note", NOTE)
    made = library.add(make_plain(source, HouseStyle(), FakeChat(), silent, Cancel(), unsigned=True))
    with pytest.raises(GateClosed, match="not signed"):
        library.approve(made.id, "Dr Roe")


def test_a_deleted_text_is_gone(library: Library, kept: PatientText) -> None:
    library.delete(kept.id, "Ann")
    assert library.list() == []
    with pytest.raises(InputRefused, match="no longer there"):
        library.load(kept.id)
    with pytest.raises(InputRefused, match="no longer there"):
        library.edit(kept.id, 0, 0, "x", "Ann")


@pytest.mark.parametrize(("section", "sentence"), [(9, 0), (0, 9), (-1, 0)])
def test_a_sentence_that_is_gone_is_refused(
    library: Library, kept: PatientText, section: int, sentence: int
) -> None:
    with pytest.raises(InputRefused, match="no longer there"):
        library.edit(kept.id, section, sentence, "x", "Ann")
