import pytest

from assistant.progress import Progress
from eval.bench.timeline import STATEMENT, Timeline


class Clock:
    """Gives the next of the times it was made with."""

    def __init__(self, *times: float) -> None:
        self._times = iter(times)

    def __call__(self) -> float:
        return next(self._times)


def note(text: str) -> Progress:
    return Progress("note", "Writing", 0.5, text)


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("He has", False, "still writing"),
        ("BP is 120.", False, "may go on as 120.5"),
        ("Knee pain. He", True, "a sentence ended"),
        ("Is it so? Y", True, "a question ended"),
        ("Strep throat\n", True, "a line ended"),
        ("\n\nKnee", False, "empty lines state nothing"),
    ],
)
def test_statement(text: str, found: bool, reason: str) -> None:
    assert bool(STATEMENT.search(text)) == found, reason


def test_draft_is_split_by_the_text_that_streams() -> None:
    timeline = Timeline(Clock(100.0, 105.0, 107.0, 109.0, 112.0))
    timeline.hear(Progress("note", "Reading", 0.0))
    timeline.hear(note("HISTORY\n"))
    timeline.hear(note("HISTORY\nKnee"))
    timeline.hear(note("HISTORY\nKnee pain. For"))
    timeline.hear(note("HISTORY\nKnee pain. For two weeks."))
    timeline.hear(Progress("note", "Checking", 0.97))
    parts = {part.name: part.seconds for part in timeline.split_draft(started=1.0)}
    assert (timeline.first_words, timeline.first_statement) == (5.0, 7.0)
    assert parts == {"read the transcript": 4.0, "write the note": 4.0, "evidence and checks": 3.0}


def test_the_next_section_means_that_the_first_statement_is_there() -> None:
    timeline = Timeline(Clock(0.0, 1.0, 2.0))
    timeline.hear(note("HISTORY\nKnee pain."))
    assert timeline.first_statement is None
    timeline.hear(note("EXAM\nTender"))
    assert timeline.first_statement == 2.0


def test_a_draft_that_streams_nothing_is_one_step() -> None:
    timeline = Timeline(Clock(0.0, 6.0))
    assert [(part.name, part.seconds) for part in timeline.split_draft(1.0)] == [("draft", 5.0)]
    assert timeline.first_statement is None


def test_steps_are_listed_when_they_end_well() -> None:
    timeline = Timeline(Clock(0.0, 1.0, 4.0, 5.0))
    with timeline.step("good"):
        pass
    with pytest.raises(OSError), timeline.step("bad"):
        raise OSError
    assert [(step.name, step.seconds) for step in timeline.steps] == [("good", 3.0)]
