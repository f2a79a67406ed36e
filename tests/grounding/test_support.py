"""Support: the likelier that it was said, the higher."""

import numpy as np
import pytest

from assistant.encounter import Transcript, Utterance
from assistant.grounding.said import Conversation, content
from assistant.grounding.support import MOST, Support, chances_of, ratio, support_rules

SAID = [
    "my right knee hurts when i climb stairs",
    "did you fall on it",
    "no i was playing tennis last week and it popped",
    "let's get an x-ray of the knee and i will give you some ibuprofen",
]


@pytest.fixture
def support() -> Support:
    return Support(Conversation(Transcript(utterances=[Utterance(id=i, text=t) for i, t in enumerate(SAID)])))


def score(support: Support, claim: str, meaning: float) -> float:
    return support.score(content(claim), np.full(len(SAID), meaning, dtype=np.float32))


def test_what_was_said_scores_higher_than_what_was_not(support: Support) -> None:
    said = score(support, "Right knee pain when climbing stairs.", 0.6)
    not_said = score(support, "Colonoscopy showed polyps in the sigmoid colon.", 0.1)
    assert said > support_rules().doubtful > support_rules().unsupported > not_said


def test_meaning_counts_where_words_differ(support: Support) -> None:
    claim = "He injured himself during sports."
    assert score(support, claim, 0.7) > score(support, claim, 0.1)


def test_one_unsaid_telling_word_lowers_the_score(support: Support) -> None:
    assert score(support, "Right knee hurts.", 0.5) > score(support, "Right knee gallop hurts.", 0.5)


def test_nothing_to_compare_scores_nothing(support: Support) -> None:
    assert score(support, "", 0.9) == 0.0
    silent = Support(Conversation(Transcript()))
    assert silent.score({"knee"}, np.zeros(0, dtype=np.float32)) == 0.0


def test_a_word_s_ratio_is_bounded_and_has_its_sign() -> None:
    assert ratio((0.9, 0.1), True) > 0 > ratio((0.9, 0.1), False)
    assert ratio((0.999999, 0.000001), True) == MOST
    assert chances_of("no such stem at all") == chances_of("another unknown stem")


def test_unsaid_words_come_most_telling_first(support: Support) -> None:
    assert support.unheard(content("Right knee gallop.")) == ["gallop"]
