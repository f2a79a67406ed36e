import pytest

from assistant.encounter import Note, Section, Statement
from assistant.notes.addendum import addendum
from assistant.notes.edits import compare, note_distance

Lines = list[tuple[str, str]]


def note(history: Lines = (), plan: Lines = ()) -> Note:
    """Statements as (id, text); a text that begins with "Knee: " stands under that problem."""

    def section(key: str, title: str, lines: Lines) -> Section:
        return Section(key=key, title=title, statements=[statement(*line) for line in lines])

    def statement(number: str, text: str) -> Statement:
        problem, _, words = text.rpartition(": ")
        return Statement(id=number, text=words, problem=problem)

    return Note(sections=[section("hpi", "History", history), section("plan", "Plan", plan)])


COUGH, FEVER, REST = ("s1", "She has a dry cough."), ("s2", "She has no fever."), ("s3", "Rest at home.")

ROWS: list[tuple[Note, Note, list[list[str]], str]] = [
    (note([COUGH]), note([COUGH]), [[]], "kept"),
    (note([COUGH]), note([COUGH, FEVER]), [[], ["added"]], "added"),
    (note([COUGH, FEVER]), note([FEVER]), [[], ["removed"]], "removed; the one that stays has not moved"),
    (note([COUGH]), note([("s1", "She has a wet cough.")]), [["reworded"]], "one word of a sentence changed"),
    (note([COUGH]), note([("s1", "Ibuprofen helps against pain.")]), [["added"], ["removed"]],
     "nothing of the old sentence is left: another one, whatever its id"),
    (note([COUGH]), note([("s9", "She has a dry cough.")]), [[]], "the same words under a new id are kept"),
    (note([COUGH]), note([("s9", "She has had a dry cough.")]), [["reworded"]], "removed and typed again"),
    (note([COUGH], [REST]), note([], [REST, COUGH]), [[], ["moved"]], "into another section"),
    (note([COUGH], [REST]), note([], [REST, ("s1", "She has a wet cough.")]), [[], ["reworded", "moved"]],
     "into another section and reworded"),
    (note([("s1", "Knee: Rest."), ("s2", "Back: Stretch.")]),
     note([("s1", "Back: Rest."), ("s2", "Back: Stretch.")]),
     [["moved"], []], "under another problem"),
    (note([COUGH, FEVER, REST]), note([REST, COUGH, FEVER]), [["moved"], [], []], "only one went up"),
    (note([REST, ("s4", "Rest at home.")]), note([REST]), [[], ["removed"]], "a sentence that stood twice"),
    (note([("s1", "Lungs are clear."), ("s2", "Heart is regular.")]),
     note([("s2", "Lungs are clear."), ("s1", "Heart is regular.")]), [[], []], "words count more than ids"),
    (note(), note(), [], "two empty notes"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "wanted", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_what_was_done_to_each_sentence(before: Note, after: Note, wanted: list[list[str]], why: str) -> None:
    assert [pair.kinds for pair in compare(before, after)] == wanted


def test_every_sentence_of_both_notes_is_in_one_pair() -> None:
    before = note([COUGH, FEVER, ("s4", "Rest at home.")], [REST])
    after = note([("s7", "She has a cough."), FEVER], [("s8", "Rest at home and drink."), REST])
    pairs = compare(before, after)
    assert sorted(id(p.before.statement) for p in pairs if p.before) == sorted(map(id, before.statements()))
    assert [p.after.statement for p in pairs if p.after] == after.statements()


def test_the_distance_of_notes_counts_sentences_and_not_titles() -> None:
    assert note_distance(note([COUGH]), note([COUGH])) == 0.0
    assert note_distance(note([("s1", "a b c d")]), note([("s1", "a b c x")])) == pytest.approx(0.25)
    assert note_distance(note([COUGH]), note()) == 1.0


def test_an_addendum_says_each_change_once() -> None:
    before = note([COUGH, FEVER], [REST])
    after = note([("s1", "She has a wet cough.")], [REST, ("s4", "Come back in a week.")])
    assert addendum(before, after).splitlines() == [
        "Reworded in History: “She has a dry cough.” is now “She has a wet cough.”",
        "Added to Plan: “Come back in a week.”",
        "Removed from History: “She has no fever.”",
    ]
    assert addendum(note([COUGH], [REST]), note([], [COUGH, REST])) == "Moved in Plan: “She has a dry cough.”"
    assert addendum(before, before) == ""
