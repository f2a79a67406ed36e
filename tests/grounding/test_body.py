"""Parts of the body by any of their names."""

import pytest

from assistant.grounding.body import body_words, near, parts, same

NAMED = [
    ("my kneecap hurts", ["knee"], "a name of everyday speech"),
    ("tear of the medial meniscus", ["knee"], "a structure of the part"),
    ("Edema of the lower extremities", ["leg"], "the longest name counts"),
    ("great toe pain", ["toe"], "two words"),
    ("come back in two weeks", [], "coming back is no part"),
    ("the head of the bed", [], "nor is the head of a bed"),
    ("my back hurts", ["back"], "a back"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), NAMED, ids=[row[2] for row in NAMED])
def test_parts(text: str, wanted: list[str], reason: str) -> None:
    assert [p.name for p in parts(text)] == wanted


def test_places_are_those_of_the_text() -> None:
    text = "She came back with a swollen knee."
    (part,) = parts(text)
    assert text[part.start : part.end] == "knee"


@pytest.mark.parametrize(
    ("text", "plural"), [("legs", True), ("leg", False), ("feet", True), ("biceps", False)]
)
def test_plural(text: str, plural: bool) -> None:
    assert parts(text)[0].plural == plural


def test_a_part_is_the_same_as_the_larger_one_it_is_within() -> None:
    assert same("finger", "arm")
    assert not same("elbow", "wrist")
    assert near("elbow", "wrist")
    assert not near("elbow", "knee")


def test_every_larger_part_is_in_the_vocabulary() -> None:
    known = body_words().parts
    assert all(not part.within or part.within in known for part in known.values())
