"""The MedQuAD task on invented answers."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from eval.tasks.retrieval import WAYS, Retrieval
from eval.tasks.task import Output, Result
from tests.retrieval.conftest import HashedWords

TOPICS = [
    "gout",
    "asthma",
    "measles",
    "rickets",
    "scurvy",
    "tetanus",
    "typhus",
    "mumps",
    "plague",
    "yaws",
    "croup",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "medquad").mkdir(parents=True)
    rows = [
        {"question": f"What is {topic}?", "answer": f"The cause of {topic} is known.", "url": "https://example.org",
         "source": "A site", "focus": topic, "qtype": "information", "qid": topic}
        for topic in TOPICS
    ]  # fmt: skip
    with gzip.open(folder / "medquad" / "medquad_answered.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def test_every_tenth_question_is_looked_for_among_all_answers(data: Path, tmp_path: Path) -> None:
    task = Retrieval()
    samples = task.samples(data, "all")
    assert [sample.input for sample in samples] == ["What is gout?", "What is croup?"]
    settings = SimpleNamespace(data_dir=tmp_path)
    workflow = cast(Any, SimpleNamespace(settings=settings, embeddings=HashedWords))
    outputs = [task.run_one(sample, workflow) for sample in samples]
    assert [output.data["places"] for output in outputs] == [dict.fromkeys(WAYS, 1)] * 2


PLACES = [(1, 1.0, 1.0), (3, 0.5, 1.0), (7, 1 / 3, 0.0), (11, 0.0, 0.0), (0, 0.0, 0.0)]


@pytest.mark.parametrize(("place", "gain", "recall"), PLACES)
def test_scores_of_a_place(place: int, gain: float, recall: float) -> None:
    scores = Retrieval().score(Output(text="", data={"places": {"words": place}}), cast(Any, None))
    assert scores == {"words ndcg": pytest.approx(gain), "words recall": recall}


def test_the_gain_of_the_rerank_is_given_over_each_other_way() -> None:
    places = {"words": 0, "meaning": 3, "hybrid": 1, "reranked": 1}
    scores = Retrieval().score(Output(text="", data={"places": places}), cast(Any, None))
    result = Result(id="1", number=1, scores=scores, finished=datetime.now(UTC))
    made = {figure.name: figure.value for figure in Retrieval().figures([result, result])}
    assert made["nDCG@10, hybrid with rerank minus BM25 alone"] == 1.0
    assert made["nDCG@10, hybrid with rerank minus embeddings alone"] == 0.5
    assert made["recall@5, hybrid with rerank minus hybrid, reciprocal rank fusion"] == 0.0
