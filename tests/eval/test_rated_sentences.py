from collections import Counter

import pytest
from pydantic import ValidationError

from assistant.handouts.readability import sentences, words
from eval.rated_sentences import RatedSentence, rated_sentences


def test_sixty_sentences_twelve_of_each_rating() -> None:
    assert Counter(one.rating for one in rated_sentences()) == dict.fromkeys(range(1, 6), 12)


def test_each_is_one_sentence_and_stands_there_once() -> None:
    texts = [one.text for one in rated_sentences()]
    assert len(set(texts)) == len(texts)
    assert [text for text in texts if len(sentences(text)) != 1] == []


def test_what_is_called_long_has_20_words() -> None:
    wrong = [o.text for o in rated_sentences() if (len(words(o.text)) >= 20) != ("length" in o.breaks)]
    assert wrong == []


WRONG = [
    ({"text": "Rest.", "rating": 0, "breaks": []}, "below the range"),
    ({"text": "Rest.", "rating": 6, "breaks": []}, "above the range"),
    ({"text": "Rest.", "rating": 4, "breaks": []}, "a point is lost without a reason"),
    ({"text": "Rest.", "rating": 3, "breaks": ["words", "words"]}, "one rule cannot be broken twice"),
    ({"text": "Rest.", "rating": 4, "breaks": ["tone"]}, "a rule that is none"),
    ({"text": "", "rating": 5, "breaks": []}, "no sentence"),
]


@pytest.mark.parametrize(("row", "reason"), WRONG)
def test_a_wrong_row_is_refused(row: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError):
        RatedSentence.model_validate(row)
        pytest.fail(reason)
