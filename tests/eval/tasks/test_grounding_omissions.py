from datetime import UTC, datetime
from typing import Any, cast

from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.tasks.grounding_omissions import GroundingOmissions
from eval.tasks.task import Result
from tests.eval.planted.checker import WordChecker
from tests.eval.planted.visits import DIALOGUE, NOTE

SAMPLE = Sample(id="V1", input=DIALOGUE, reference=NOTE, meta={"split": "valid"})


def figures(wanted: dict[str, str]) -> dict[str, Figure]:
    task = GroundingOmissions()
    output = task.run_one(SAMPLE, cast(Any, WordChecker({}, wanted)))
    result = Result(
        id="V1", number=1, output=output, scores=task.score(output, SAMPLE), finished=datetime.now(UTC)
    )
    return {figure.name: figure for figure in task.figures([result])}


def test_a_fact_counts_when_a_new_omission_names_it() -> None:
    made = figures({"ibuprofen": "ibuprofen four hundred milligrams for the pain"})
    assert made["Listed as missing: drug"].value == 0.5, "ibuprofen, but not lisinopril"
    assert made["Omissions of an untouched note"].value == 0.0


def test_an_omission_that_was_there_before_does_not_count() -> None:
    made = figures({"not in the note": "lisinopril every morning"})
    assert made["Listed as missing, all facts"].value == 0.0
    assert made["Omissions of an untouched note, major"].value == 1.0


def test_an_omission_of_something_else_does_not_count() -> None:
    made = figures({"ibuprofen": "my knee hurts"})
    assert made["Listed as missing: drug"].value == 0.0


def test_a_follow_up_is_named_by_its_period() -> None:
    made = figures({"2 weeks": "i will see you again in two weeks"})
    assert made["Listed as missing: follow up"].value == 1.0
    assert made["Listed as missing: allergy"].value is None
