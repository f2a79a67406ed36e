"""Original and plain text side by side."""

from assistant.patient_texts import Mark, PatientText, align
from assistant.patient_texts.align import marked


def test_every_sentence_stands_beside_its_statement(letter: PatientText) -> None:
    pairs = align(letter.source, letter.handout)
    assert [pair.statements for pair in pairs] == [("s1",), ("s2",), ("s3",), ("s4",), ("s5",)]
    assert pairs[3].original == "He should stop ibuprofen."
    assert pairs[3].plain == "You should stop ibuprofen."
    assert pairs[3].sentences == ((1, 2),)


def test_changed_words_are_marked_on_their_side(letter: PatientText) -> None:
    pair = align(letter.source, letter.handout)[3]
    assert pair.before == (Mark("He", "removed"), Mark(" should stop ibuprofen.", "same"))
    assert pair.after == (Mark("You", "added"), Mark(" should stop ibuprofen.", "same"))


def test_the_marks_are_the_whole_text() -> None:
    one, other = "BP 140/90 mmHg today.", "Your blood pressure is 140/90 mmHg."
    before, after = marked(one, other)
    assert "".join(mark.text for mark in before) == one
    assert "".join(mark.text for mark in after) == other
    assert any(mark.kind == "same" and "140/90 mmHg" in mark.text for mark in before)


def test_capitals_are_no_change() -> None:
    assert {mark.kind for marks in marked("STOP IT", "Stop it") for mark in marks} == {"same"}


def test_what_is_not_told_stands_at_the_end(letter: PatientText) -> None:
    del letter.handout.sections[0]
    last = align(letter.source, letter.handout)[-1]
    assert (last.original, last.plain) == ("Dear Dr Lee,", "")
    assert {mark.kind for mark in last.before} == {"removed"}


def test_what_comes_from_nowhere_has_no_original(letter: PatientText) -> None:
    letter.handout.sections[0].sentences[0].source = []
    assert align(letter.source, letter.handout)[0].original == ""
