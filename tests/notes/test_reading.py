import pytest

from assistant.encounter import Utterance
from assistant.notes.reading import OVERLAP, Turn, tidied, turns, windows

TIDY = [
    ("um, i have, uh, a cough", "i have, a cough", "fillers go"),
    ("the , the knee hurts", "the knee hurts", "a stammered word is said once"),
    ("i'm ex- exerting myself", "i'm exerting myself", "a broken-off word"),
    ("no", "no", "an answer stays"),
    ("umbrella and ahead", "umbrella and ahead", "words that begin like a filler stay"),
]


@pytest.mark.parametrize(("said", "read", "reason"), TIDY, ids=[row[2] for row in TIDY])
def test_only_sounds_without_content_go(said: str, read: str, reason: str) -> None:
    assert tidied(said) == read


def test_a_bare_yes_is_kept_only_as_an_answer() -> None:
    said = [
        Utterance(id=1, speaker="clinician", text="Any fever?"),
        Utterance(id=2, speaker="patient", text="Yes."),
        Utterance(id=3, speaker="clinician", text="I will look at it."),
        Utterance(id=4, speaker="patient", text="Okay."),
    ]
    assert [t.text for t in turns(said)] == ["Any fever?", "Yes.", "I will look at it."]


TWO_HOURS = [Turn("patient" if i % 2 else "clinician", f"turn {i} " + "word " * 14) for i in range(1300)]


def test_a_usual_visit_is_one_window() -> None:
    assert len(windows(TWO_HOURS[:100], 8192)) == 1


def test_two_hours_lose_nothing_and_fit() -> None:
    read = windows(TWO_HOURS, 8192)
    assert len(read) > 3
    assert [t.text.strip() for window in read for t in window.turns] == [t.text.strip() for t in TWO_HOURS]
    # By the most careful count, three characters a token, instruction and answer still have room.
    assert all(len(window.text()) / 3 < 8192 - 800 for window in read)


def test_a_window_begins_with_the_end_of_the_one_before() -> None:
    first, second, *_ = windows(TWO_HOURS, 8192)
    assert second.repeated == first.turns[-OVERLAP:]


def test_windows_can_be_shorter_than_the_context() -> None:
    assert len(windows(TWO_HOURS[:100], 8192, most_words=400)) > 2


def test_a_monologue_is_cut_between_words_and_read_once() -> None:
    text = " ".join(f"word{i}" for i in range(20_000))
    read = windows([Turn("clinician", text)], 8192)
    assert " ".join(turn.text for window in read for turn in window.turns) == text
    assert not any(window.repeated for window in read)


def test_nothing_said_is_no_window() -> None:
    assert windows([], 8192) == []
