"""Rare words tell more than common ones."""

from assistant.encounter import Transcript, Utterance
from assistant.grounding.rarity import rarity, share, weight
from assistant.grounding.said import Conversation

TURNS = ["my knee hurts", "the knee is swollen", "the knee clicks"]
SAID = Conversation(Transcript(utterances=[Utterance(id=i, text=t) for i, t in enumerate(TURNS, 1)]))


def test_a_word_of_one_utterance_weighs_more_than_one_of_all() -> None:
    assert rarity(SAID)["click"] > rarity(SAID)["kne"]


def test_an_unsaid_word_weighs_as_much_as_the_rarest() -> None:
    assert weight(frozenset({"gout"}), SAID) == weight(frozenset({"click"}), SAID)


def test_share() -> None:
    assert share(frozenset({"kne", "click"}), frozenset({"kne"}), SAID) < 0.5
    assert share(frozenset({"kne"}), frozenset({"kne"}), SAID) == 1
    assert share(frozenset(), frozenset({"kne"}), SAID) == 0
