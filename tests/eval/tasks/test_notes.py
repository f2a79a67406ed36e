from datetime import UTC, datetime
from typing import Any, cast

import pytest

from eval.datasets import Sample
from eval.tasks.notes import Notes
from eval.tasks.task import Output, Result
from tests.eval.invented import FakeWorkflow

SAMPLE = Sample(id="V1", input="[doctor] the knee\n[patient] hurts", reference="HISTORY\n\nKnee pain.")


def test_only_the_dialogue_reaches_the_workflow() -> None:
    workflow = FakeWorkflow()
    output = Notes().run_one(SAMPLE, cast(Any, workflow))
    assert workflow.given == [SAMPLE.input]
    assert output.text == "HISTORY\nKnee pain."
    assert output.seconds["draft"] >= 0
    assert output.data["note"]["sections"][0]["statements"][0]["text"] == "Knee pain."


def test_headings_are_scored_on_both_sides() -> None:
    scores = Notes().score(Output(text="HISTORY\nKnee pain."), SAMPLE)
    assert scores["rouge1"] == pytest.approx(100.0)
    without = Notes().score(Output(text="Knee pain."), SAMPLE)
    assert without["rouge1"] == pytest.approx(80.0)  # P = 2/2, R = 2/3


def test_words_per_fact_are_scored_without_a_reference() -> None:
    scores = Notes().score(Output(text="Denies fever, chills, or cough."), SAMPLE)
    assert scores["words_per_fact"] == pytest.approx(5 / 3)
    assert Notes().score(Output(text=""), SAMPLE)["words_per_fact"] is None


def test_figures_leave_refused_visits_out() -> None:
    now = datetime.now(UTC)
    scored = Result(
        id="a",
        number=1,
        output=Output(text="x", seconds={"draft": 2.0}),
        scores={"rouge1": 40.0},
        finished=now,
    )
    refused = Result(id="b", number=2, error="Too short. Record again.", finished=now)
    figures = {figure.name: figure for figure in Notes().figures([scored, refused])}
    assert (figures["ROUGE-1"].value, figures["ROUGE-1"].n, figures["ROUGE-1"].unscored) == (40.0, 1, 1)
    assert figures["ROUGE-2"].value is None
    assert figures["Median time of a draft"].value == 2.0
