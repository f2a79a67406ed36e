from datetime import UTC, datetime
from typing import Any, cast

from eval.datasets import Sample
from eval.tasks.grounding_model import GroundingModel
from eval.tasks.task import Result
from tests.eval.planted.checker import WordChecker
from tests.eval.planted.visits import DIALOGUE, NOTE
from tests.fakes import JudgeChat

SAMPLE = Sample(id="V1", input=DIALOGUE, reference=NOTE)


class Workflow(WordChecker):
    """A checker that flags nothing, with a judge of statements."""

    def __init__(self, judge: JudgeChat) -> None:
        super().__init__({})
        self.judge = judge

    def chat(self) -> JudgeChat:
        return self.judge


def test_a_judge_that_knows_the_note_tells_all_apart_where_support_cannot() -> None:
    task = GroundingModel()
    output = task.run_one(SAMPLE, cast(Any, Workflow(JudgeChat(true=NOTE))))
    scores = task.score(output, SAMPLE)
    result = Result(id="V1", number=1, output=output, scores=scores, finished=datetime.now(UTC))
    made = {figure.name: figure.value for figure in task.figures([result])}
    assert scores["right"] == 1.0
    assert made["model's yes, all statements"] == 1.0
    assert made["support score, all statements"] == 0.5, "the checker gives all the same support"
    assert made["both, logits added, statements that no check objects to"] == 1.0
