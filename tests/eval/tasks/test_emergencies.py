import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from eval.tasks import find_task
from eval.tasks.emergencies import Emergencies
from eval.tasks.task import Result

MESSAGES = {
    "emergencies": [
        ("My chest feels tight and I am sweating.", ["emergency"]),
        ("I passed out after the shot.", ["emergency"]),
        ("My toe tingles after the tablet.", ["emergency"]),
    ],
    "others": [("Where can I park?", ["other"]), ("I have no chest pain. Can I come on Monday?", ["other"])],
    "prescriptions": [
        ("Please refill my drops.", ["prescription"]),
        ("I have a severe sore throat since the tablets.", ["prescription", "emergency"]),
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ai-alliance").mkdir()
    for name, rows in MESSAGES.items():
        lines = [json.dumps({"query": query, "labels": labels}) for query, labels in rows]
        (tmp_path / "ai-alliance" / f"{name}-qna.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def results(folder: Path) -> list[Result]:
    task = Emergencies()
    made = []
    for number, sample in enumerate(task.samples(folder, task.default_split), start=1):
        output = task.run_one(sample, cast(Any, None))
        scores = task.score(output, sample)
        made.append(
            Result(id=sample.id, number=number, output=output, scores=scores, finished=datetime.now(UTC))
        )
    return made


def test_it_is_known_by_name() -> None:
    assert isinstance(find_task("emergencies"), Emergencies)


def test_samples_say_which_lines_were_seen(folder: Path) -> None:
    samples = Emergencies().samples(folder, "emergencies+others")
    assert [(sample.id, sample.meta["seen"]) for sample in samples] == [
        ("emergencies-1", True),
        ("emergencies-2", False),
        ("emergencies-3", True),
        ("others-1", True),
        ("others-2", False),
    ]


def test_recall_and_specificity(folder: Path) -> None:
    figures = Emergencies().figures(results(folder))
    assert [(figure.value, figure.n) for figure in figures] == [
        (1.0, 2),
        (1.0, 1),
        (0.75, 4),
        (1.0, 3),
        (0.5, 4),
    ], "recall and specificity unseen, of all, and what is to be called for"
    assert all(figure.low is not None for figure in figures)


def test_a_miss_counts_against_recall_and_a_false_alarm_against_specificity(folder: Path) -> None:
    by_id = {result.id: result.scores for result in results(folder)}
    assert by_id["emergencies-3"]["right"] == 0
    assert by_id["others-2"]["right"] == 1
    assert by_id["prescriptions-2"]["emergency"] == by_id["prescriptions-2"]["found"] == 1
