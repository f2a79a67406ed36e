from assistant.notes.piecewise import CHARACTERS, pieces, piecewise
from assistant.notes.reading import Turn, Window
from assistant.progress import Cancel
from tests.fakes import FakeChat

LONG = "x" * CHARACTERS
TURNS = (
    Turn("clinician", LONG),
    Turn("patient", "My knee hurts."),
    Turn("clinician", "Nice weather."),
    Turn("patient", "Yes."),
)


def test_an_answer_stays_with_its_question_and_nothing_is_lost() -> None:
    made = list(pieces(TURNS))
    assert [[turn.speaker for turn in piece] for piece in made] == [["clinician", "patient"]] * 2
    assert [turn for piece in made for turn in piece] == list(TURNS)


def test_what_does_not_matter_is_left_out_and_the_rest_is_shown_as_it_grows() -> None:
    chat = FakeChat(answers={"My knee hurts.": "The patient has knee pain.", "Nice weather.": "Nothing."})
    shown: list[str] = []
    answer = piecewise(chat, Window((), TURNS), shown.append, Cancel())
    assert (answer.text, answer.whole, shown) == (
        "The patient has knee pain.",
        True,
        ["The patient has knee pain."],
    )


def test_what_is_cut_off_ends_with_a_whole_sentence() -> None:
    chat = FakeChat(answers={"My knee hurts.": "The patient has knee pain. It is"}, cut=("My knee hurts.",))
    answer = piecewise(chat, Window((), TURNS[:2]), lambda text: None, Cancel())
    assert answer.text == "The patient has knee pain."
