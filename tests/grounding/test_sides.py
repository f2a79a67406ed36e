"""Sides of the body, and what "right" and "left" mean else."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.said import Conversation
from assistant.grounding.sides import heard_sides, sides

SIDED = [
    ("swelling of the left knee", [("left", ["knee"])], "before its part"),
    ("i jammed my right ring finger", [("right", ["finger"])], "with words between"),
    ("Right hand, index finger", [("right", ["finger", "hand"])], "two names of one place"),
    ("my left hand and jaw", [("left", ["face", "hand"])], "for both of two parts"),
    ("right hip and back", [("right", ["hip"])], "not for a part in the middle"),
    ("right and left knees", [("right", ["knee"]), ("left", ["knee"])], "two sides of one part"),
    ("straight leg raise on the right", [("right", ["leg"])], "behind its part"),
    ("the right side of my belly", [("right", ["abdomen"])], "side of"),
    ("right-sided abdominal pain", [("right", ["abdomen"])], "sided"),
    ("a bruit of the carotid on the right hand side", [("right", ["carotid"])], "the hand side is no hand"),
    ("5/5 on the left", [("left", [])], "alone"),
    ("both of my hands", [("both", ["hand"])], "both"),
    ("reflexes are brisk bilaterally in the legs", [("both", ["leg"])], "bilaterally"),
    ("edema of the RLE", [("right", ["leg"])], "an abbreviation"),
    ("right here on the knee", [], "a place"),
    ("that's right my knee hurts", [], "agreement"),
    ("i left my knee brace at home", [], "a verb"),
    ("the left or right knee", [], "a choice"),
    ("no, not the right knee", [], "taken back"),
    ("bigger than the right one", [], "a comparison is about the other"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), SIDED, ids=[row[2] for row in SIDED])
def test_sides(text: str, wanted: list[tuple[str, list[str]]], reason: str) -> None:
    assert [(s.side, sorted(s.parts)) for s in sides(text)] == wanted


def test_the_words_around_a_side_end_at_the_next_one() -> None:
    right, left = sides("your right knee is swollen but your left knee looks fine")
    assert "edema" in right.context
    assert "edema" not in left.context


def test_an_answer_is_about_the_part_that_was_asked_for() -> None:
    said = [Utterance(id=1, text="Which hand was worse?"), Utterance(id=2, text="My left was worse.")]
    (heard,) = heard_sides(Conversation(Transcript(utterances=said)))
    assert (heard.sided.side, set(heard.sided.parts), heard.said.utterance.id) == ("left", {"hand"}, 2)
