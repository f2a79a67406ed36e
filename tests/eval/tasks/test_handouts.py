from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from assistant.encounter import Finding, Handout
from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.tasks.handouts import Handouts
from eval.tasks.task import Result, Scores
from tests.eval.told import NOTE, handout, making

SAMPLE = Sample(id="V1", input="", reference=NOTE)


def scored(made: Handout) -> tuple[Result, Scores]:
    """The result of a workflow that makes this handout."""
    task = Handouts()
    workflow = SimpleNamespace(handout_of=lambda *_: made)
    output = task.run_one(SAMPLE, cast(Any, workflow))
    scores = task.score(output, SAMPLE)
    return Result(id="V1", number=1, output=output, scores=scores, finished=datetime.now(UTC)), scores


def figures(*results: Result) -> dict[str, Figure]:
    return {figure.name: figure for figure in Handouts().figures(results)}


def test_a_faithful_handout() -> None:
    result, scores = scored(handout())
    assert scores["kept"] == 1 and scores["added"] == 0 and scores["needs_person"] == 0
    assert scores["grade_note"] is not None and scores["grade"] is not None
    assert scores["grade_before_gate"] is None, "the handout does not say"
    made = figures(result)
    assert made["Must-keep facts kept"].value == 1 and made["Must-keep facts kept"].low is not None
    assert made["Grade of the model's first wordings, median"].unscored == 1


def test_a_handout_with_faults() -> None:
    wrong = handout()
    wrong.sections[1].sentences[1].text = "Start meloxicam 50 mg once daily for 2 weeks."
    wrong.medicines = []
    wrong.findings = [Finding(rule="dose", severity="critical", explanation="It is not the note's.")]
    wrong.provenance = {"grade_before_gate": 4.5, "grade_rules": 7}
    result, scores = scored(wrong)
    assert scores["added"] == 1 and (scores["kept"] or 0) < 1 and scores["needs_person"] == 1
    assert scores["grade_before_gate"] == 4.5 and scores["grade_rules"] == 7.0
    made = figures(result, scored(handout())[0])
    assert made["Added facts, all handouts"].value == 1
    assert made["Handouts that need a person"].value == 0.5
    kept = made["Must-keep facts kept"]
    assert kept.value is not None and kept.low is not None and 0.9 < kept.value < 1 and kept.low < kept.value
    assert made["Must-keep facts kept: number"].n > made["Must-keep facts kept: drug"].n > 0


def test_what_a_person_overruled_needs_nobody() -> None:
    settled = handout()
    settled.findings = [
        Finding(rule="x", severity="critical", explanation="It is.", resolution="It is right.")
    ]
    assert scored(settled)[1]["needs_person"] == 0


def test_on_the_product_by_rules_alone(data: Path) -> None:
    samples = Handouts().samples(data, "valid")
    output = Handouts().run_one(SAMPLE, making())
    assert len(samples) == 3 and "lisinopril" in output.text
    assert Handouts().score(output, SAMPLE)["kept"] == 1
