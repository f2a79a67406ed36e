import pytest

from assistant.settings import ROOT
from eval.question_set import holds, question_set, recommendation_ids
from retrieval.load import load_folder


def test_every_right_answer_exists_and_is_current() -> None:
    documents = load_folder(ROOT / "knowledge" / "guidelines")
    known = {name for document in documents if document.is_current() for name in recommendation_ids(document)}
    named = [name for one in question_set().answerable for name in one.recommendations]
    assert [name for name in named if name not in known] == []


def test_there_are_enough_questions_over_all_topics_and_none_twice() -> None:
    questions = question_set()
    assert len(questions.answerable) >= 150
    assert len(questions.unanswerable) >= 40
    texts = [one.question for one in [*questions.answerable, *questions.unanswerable]]
    assert len(set(texts)) == len(texts)
    documents = load_folder(ROOT / "knowledge" / "guidelines")
    asked = {name.partition(":")[0] for one in questions.answerable for name in one.recommendations}
    assert len(asked) >= 0.9 * sum(document.is_current() for document in documents)


HOLDS = [
    ("acne:2-4", "acne:3", True, "within"),
    ("acne:3", "acne:3", True, "alone"),
    ("acne:2-4", "acne:5", False, "behind"),
    ("gout:2-4", "acne:3", False, "another document"),
    ("own:a", "own:3", False, "no numbers"),
]


@pytest.mark.parametrize(("passage", "recommendation", "wanted", "reason"), HOLDS, ids=[r[3] for r in HOLDS])
def test_a_passage_holds_its_recommendations(
    passage: str, recommendation: str, wanted: bool, reason: str
) -> None:
    assert holds(passage, recommendation) is wanted
