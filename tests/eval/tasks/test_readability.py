from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from eval.datasets import Sample
from eval.tasks.readability import Readability
from eval.tasks.task import Result, Scores


def scores(text: str, rating: int) -> Scores:
    task, sample = Readability(), Sample(id="1", input=text, meta={"rating": rating})
    return task.score(task.run_one(sample, cast(Any, None)), sample)


def test_samples_are_the_rated_sentences() -> None:
    samples = Readability().samples(Path("nowhere"), "all")
    assert len(samples) == 60 and {s.meta["rating"] for s in samples} == {1, 2, 3, 4, 5}


def test_a_plain_sentence_is_above_a_hard_one_in_each_measure() -> None:
    plain = scores("Take one pill each day.", 5)
    hard = scores(
        "Anticoagulation was discontinued perioperatively and should be reinitiated by your cardiologist "
        "after hemostasis has been confirmed at the subsequent appointment in the clinic.",
        1,
    )
    lower = [name for name, value in hard.items() if (value or 0.0) < (plain[name] or 0.0)]
    assert lower == list(plain), "every measure, the rating too"


def test_a_measure_that_ranks_alike_has_rho_one() -> None:
    results = [
        Result(
            id=str(n), number=n, scores={"rating": n, "smog": n * n, "words": -n}, finished=datetime.now(UTC)
        )
        for n in range(1, 5)
    ]
    made = {figure.name: figure.value for figure in Readability().figures(results)}
    assert made["SMOG grade and rating"] == 1 and made["Words in a sentence and rating"] == -1
    assert made["Jargon terms and rating"] is None, "nothing was scored"
