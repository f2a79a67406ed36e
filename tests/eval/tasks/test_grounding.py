from datetime import UTC, datetime
from typing import Any, cast

import pytest

from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.planted import KINDS
from eval.tasks.grounding import Grounding, Visited
from eval.tasks.task import Result
from tests.eval.planted.checker import WordChecker
from tests.eval.planted.visits import DIALOGUE, NOTE

SAMPLE = Sample(id="V1", input=DIALOGUE, reference=NOTE, meta={"split": "valid"})


def measured(flagged: dict[str, str], split: str = "valid") -> Result:
    task = Grounding()
    sample = SAMPLE.model_copy(update={"id": split, "meta": {"split": split}})
    output = task.run_one(sample, cast(Any, WordChecker(flagged)))
    scores = task.score(output, sample)
    return Result(id=split, number=1, output=output, scores=scores, finished=datetime.now(UTC))


def figures(*results: Result) -> dict[str, Figure]:
    return {figure.name: figure for figure in Grounding().figures(results)}


def test_a_checker_that_flags_all_finds_all_and_is_told_of_it() -> None:
    made = figures(measured({"": "critical"}))
    assert made["Found, all kinds"].value == 1.0
    assert made["Untouched statements flagged critical or major"].value == 1.0
    assert made["Found, all kinds, in statements not flagged before"].n < made["Found, all kinds"].n


def test_a_checker_that_flags_nothing_finds_nothing() -> None:
    made = figures(measured({}))
    assert made["Found, all kinds"].value == 0.0
    assert made["Untouched statements flagged critical or major"].value == 0.0


def test_minor_findings_do_not_count() -> None:
    assert figures(measured({"": "minor"}))["Found, all kinds"].value == 0.0


def test_what_is_found_is_counted_by_kind_and_severity() -> None:
    made = figures(measured({"fever and chills": "major"}))
    assert made["Found: negation"].value == 1.0 and made["Found as critical: negation"].value == 0.0
    assert made["Found: drug"].value == 0.0
    assert made["Untouched statements flagged critical or major"].n == 9
    assert sum(made[f"Found: {kind.replace('_', ' ')}"].n for kind in KINDS) == made["Found, all kinds"].n


def test_joined_splits_are_given_apart_too() -> None:
    made = figures(measured({}), measured({"": "critical"}, "test1"))
    assert made["Found, all kinds"].value == pytest.approx(0.5)
    assert (made["valid: Found, all kinds"].value, made["test1: Found, all kinds"].value) == (0.0, 1.0)


def test_every_copy_is_the_whole_note_with_few_errors() -> None:
    checker = WordChecker({})
    output = Grounding().run_one(SAMPLE, cast(Any, checker))
    visited = Visited.model_validate(output.data)
    untouched, *copies = checker.checked
    before = {s.text for s in untouched.statements()}
    assert all(len(note.statements()) >= visited.statements for note in copies)
    changed = [sum(s.text not in before for s in note.statements()) for note in copies]
    assert sum(changed) == len(visited.cases) and max(changed) <= len(KINDS)
