from datetime import UTC, datetime
from typing import Any, cast

import pytest

from assistant.errors import InputRefused
from eval.datasets import Sample
from eval.tasks.grounding_people import GroundingPeople, summary_note
from eval.tasks.task import Result
from tests.eval.planted.checker import WordChecker


def sample(number: int, summary: str, hallucinated: float) -> Sample:
    meta = {"ID": "0", "Automatic Summary": summary, "HallucinationRate": hallucinated, "OmissionRate": 0.5}
    dialogue = "Doctor: How is the knee?\nPatient: It hurts."
    return Sample(id=str(number), input=dialogue, reference="Knee pain.", meta=meta)


def scored(summary: str, hallucinated: float = 0.0, number: int = 1) -> Result:
    task, one = GroundingPeople(), sample(number, summary, hallucinated)
    output = task.run_one(one, cast(Any, WordChecker({"Fever": "major"}, {"knee": "knee"})))
    scores = task.score(output, one)
    return Result(id=one.id, number=number, output=output, scores=scores, finished=datetime.now(UTC))


def test_rates_of_one_summary() -> None:
    scores = scored("Knee pain. Fever.").scores
    assert scores["unsupported"] == 0.5 and scores["supported"] == 0.5
    assert scores["doubt"] == pytest.approx(0.45) and scores["least"] == pytest.approx(0.8)
    assert scores["listed"] == pytest.approx(1 / 3), "one omission beside two claims"
    assert 0.0 <= (scores["missing"] or 0.0) <= 1.0
    assert scored("Knee pain.").scores["rougeL"] == pytest.approx(0.0)


def test_agreement_with_people_is_a_rank_correlation() -> None:
    results = [
        scored("Knee pain.", 0.0, 1),
        scored("Knee pain. Fever.", 0.4, 2),
        scored("Fever. Fever again.", 0.9, 3),
    ]
    made = {figure.name: figure for figure in GroundingPeople().figures(results)}
    assert made["hallucination rate and our unsupported rate"].value == pytest.approx(1.0)
    assert made["omission rate and our omission rate"].value is None, "people's rate does not vary here"


def test_a_summary_without_a_sentence_is_refused() -> None:
    with pytest.raises(InputRefused, match="empty"):
        scored(" . ")


def test_headings_of_a_summary_are_text() -> None:
    assert [s.text for s in summary_note("NONE\nKnee pain. No fever.").statements()] == [
        "NONE",
        "Knee pain.",
        "No fever.",
    ]
