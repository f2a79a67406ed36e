"""Relatives by any of their names."""

import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.people import family_sides, may_be, mentioned, people, people_words
from assistant.grounding.said import Conversation

NAMED = [
    ("my mom and my two brothers", ["mother", "brother"], "everyday words and plurals"),
    ("The patient's father's side", ["father"], "a genitive"),
    ("no family history of gout", ["family"], "the family at large"),
    ("i see my family doctor", [], "a family doctor is no relative"),
]


@pytest.mark.parametrize(("text", "wanted", "reason"), NAMED, ids=[row[2] for row in NAMED])
def test_people(text: str, wanted: list[str], reason: str) -> None:
    assert [p.name for p in people(text)] == wanted


def test_what_is_said_of_a_relative_is_near() -> None:
    mother, father = people("my mom had cancer and my dad had a stroke")
    assert mother.context["cancer"] > father.context.get("cancer", 0)
    assert "strok" not in mother.context


def test_an_answer_is_about_what_was_asked() -> None:
    said = [Utterance(id=1, text="Does anyone have gout?"), Utterance(id=2, text="my dad")]
    (father,) = mentioned(Conversation(Transcript(utterances=said)))
    assert "gout" in father.person.context


def test_sides_of_the_family() -> None:
    assert family_sides("on my mom's side") == {"maternal"}
    assert family_sides("Paternal aunt: gout.") == {"paternal"}
    assert family_sides("my mom has gout") == set()


def test_less_exact_words_may_be_the_same_person() -> None:
    assert may_be("mother", "parent")
    assert not may_be("mother", "father")


def test_every_less_exact_word_is_in_the_vocabulary() -> None:
    known = people_words().people
    assert all(other in known for person in known.values() for other in person.of)
    assert {*people_words().companions, *people_words().groups} <= set(known)
