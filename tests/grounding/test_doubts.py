"""What was said with doubt, plainly and as certain."""

from assistant.encounter import Transcript, Utterance
from assistant.grounding.doubts import pairs, spoken
from assistant.grounding.said import Conversation


def conversation(*turns: str) -> Conversation:
    return Conversation(Transcript(utterances=[Utterance(id=i, text=t) for i, t in enumerate(turns, 1)]))


def test_a_doubt_has_its_words_and_the_utterance() -> None:
    (doubt,) = spoken(conversation("hello", "it could be gastritis")).doubts
    assert (set(doubt.about), doubt.said.utterance.id) == ({"gastriti"}, 2)


def test_the_word_before_a_cue_pairs_with_the_one_behind() -> None:
    (doubt,) = spoken(conversation("a second dose may be necessary")).doubts
    assert ("dos", "necessar") in doubt.pairs


def test_words_in_doubt_are_not_plain() -> None:
    said = spoken(conversation("the ankle is broken and it could be gastritis"))
    plain = frozenset().union(*said.plain)
    assert "ankl" in plain
    assert "gastriti" not in plain


def test_certainty() -> None:
    ((words, said),) = spoken(conversation("the biopsy confirmed melanoma")).sure
    assert (set(words), said.utterance.id) == ({"biops", "melanoma"}, 1)


def test_pairs_leave_out_sides_and_numbers() -> None:
    assert pairs(["rotator", "left", "cuf", "5"]) == {("rotator", "cuf")}
