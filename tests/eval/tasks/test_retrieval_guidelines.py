from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from eval.datasets import Sample
from eval.tasks.retrieval_guidelines import RetrievalGuidelines
from eval.tasks.task import Output, Result

TASK = RetrievalGuidelines()


def result(shown: list[str], best: list[str], **meta: Any) -> Result:
    sample = Sample(id="1", input="A question", meta=meta)
    scores = TASK.score(Output(text="", data={"shown": shown, "best": best}), sample)
    return Result(id="1", number=1, scores=scores, finished=datetime.now(UTC))


RIGHT = [
    (result(["acne:2-4"], ["acne:2-4"], recommendations=["acne:3"]), 1.0, "the passage holds it"),
    (result(["acne:2-4"], ["acne:2-4"], recommendations=["acne:5"]), 0.0, "another passage of the document"),
    (result([], ["acne:5"], recommendations=["acne:5"]), 0.0, "found but too weak to be shown"),
    (result([], ["acne:5"], kind="near"), 1.0, "nothing is shown where there is no answer"),
    (result(["acne:5"], ["acne:5"], kind="near"), 0.0, "something is shown where there is no answer"),
]


@pytest.mark.parametrize(("made", "right", "why"), RIGHT, ids=[row[2] for row in RIGHT])
def test_what_is_right(made: Result, right: float, why: str) -> None:
    assert made.score("right") == right


def test_figures_count_each_kind_of_question_apart() -> None:
    made = {figure.name: (figure.value, figure.n) for figure in TASK.figures([row[0] for row in RIGHT])}
    assert made["recall@3: a right recommendation is shown"] == (pytest.approx(1 / 3), 3)
    assert made["recall@3 before the threshold"] == (pytest.approx(2 / 3), 3)
    assert made["Answerable questions refused"] == (pytest.approx(1 / 3), 3)
    assert made["Unanswerable questions refused"] == (0.5, 2)


def test_all_questions_are_samples() -> None:
    samples = TASK.samples(Path(), "all")
    assert len({sample.id for sample in samples}) == len(samples)
    assert any("recommendations" in sample.meta for sample in samples)
    assert any("kind" in sample.meta for sample in samples)
