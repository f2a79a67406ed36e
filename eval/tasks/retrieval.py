"""Task ``retrieval``: answers of held-out MedQuAD questions, looked for among all answers in four ways."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from eval.datasets import Sample, load
from eval.medquad import document_id, open_index, texts_of
from eval.metrics.figure import Figure
from eval.metrics.interval import difference, estimate
from eval.tasks.task import Output, Result, Scores
from retrieval.index import OpenIndex
from retrieval.rows import largest
from retrieval.rules import search_rules
from retrieval.search import candidates, reranked

if TYPE_CHECKING:
    from assistant.workflow import Workflow

HELD_OUT = 10
"""Every tenth question is held out: the 1st, 11th, 21st and so on. What is tuned is tuned on others."""

DEPTH = 1000
"""Passages looked at for each single search: enough that its first ten documents are always there."""

WAYS = {
    "words": "BM25 alone",
    "meaning": "embeddings alone",
    "hybrid": "hybrid, reciprocal rank fusion",
    "reranked": "hybrid with rerank",
}
FIRST = 10
NEARLY_FIRST = 5


class Retrieval:
    """Questions of others, so that the guidelines' own words do not matter."""

    name = "retrieval"
    purpose = "Find the answers of held-out MedQuAD questions among all answers."
    dataset = "medquad"
    default_split = "all"
    headline = "reranked ndcg"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def __init__(self) -> None:
        self._answers: list[Sample] = []
        self._index: OpenIndex | None = None

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The held-out questions. All answers are kept to be searched."""
        self._answers = load(self.dataset, split, folder)
        return self._answers[::HELD_OUT]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """The place of the answer's document in each of the four orders, 0 when it is not in it."""
        index = self._opened(workflow)
        started = time.perf_counter()
        ranks = places(index, workflow, sample)
        return Output(
            text="", seconds={"four searches": time.perf_counter() - started}, data={"places": ranks}
        )

    def score(self, output: Output, sample: Sample) -> Scores:
        """nDCG@10 and recall@5 of each way, one answer being right."""
        scores: Scores = {}
        for way, place in output.data["places"].items():
            scores[f"{way} ndcg"] = 1 / math.log2(place + 1) if 0 < place <= FIRST else 0.0
            scores[f"{way} recall"] = float(0 < place <= NEARLY_FIRST)
        return scores

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Each way with its interval, and what the rerank gains on each other way, drawn in pairs."""
        return [
            *(estimate(f"nDCG@10, {label}", _of(results, f"{way} ndcg")) for way, label in WAYS.items()),
            *(estimate(f"recall@5, {label}", _of(results, f"{way} recall")) for way, label in WAYS.items()),
            *(
                difference(
                    f"{measure}, hybrid with rerank minus {label}",
                    _of(results, f"reranked {score}"),
                    _of(results, f"{way} {score}"),
                )
                for measure, score in (("nDCG@10", "ndcg"), ("recall@5", "recall"))
                for way, label in WAYS.items()
                if way != "reranked"
            ),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing was published for these held-out questions."""
        return {}

    def _opened(self, workflow: Workflow) -> OpenIndex:
        if self._index is None:
            place = workflow.settings.data_dir / "eval-indexes" / self.dataset
            self._index = open_index(place, texts_of(self._answers), workflow.embeddings(), _told)
        return self._index


def places(index: OpenIndex, workflow: Workflow, sample: Sample) -> dict[str, int]:
    """Where the sample's own answer comes in each order of documents, from 1; 0 when it is not there.

    A document's place is that of its best passage. The single searches look at every passage; the two
    hybrid ones are what the product does.
    """
    rules = search_rules()
    found = candidates(index, workflow.embeddings(), sample.input, rules)
    if found is None:
        return dict.fromkeys(WAYS, 0)
    findable = index.rows.findable
    orders = {
        "words": largest(np.where(findable, found.coverage, 0.0), DEPTH, above=0.0),
        "meaning": index.rows.nearest(found.vector, findable, DEPTH),
        "hybrid": found.fused,
        "reranked": [index.rows.at[passage.id] for passage in reranked(index, found, rules)],
    }
    wanted = document_id(sample.id)
    return {way: _place(map(index.rows.document, order), wanted) for way, order in orders.items()}


def _place(documents: Iterable[str], wanted: str) -> int:
    for place, document in enumerate(dict.fromkeys(documents), start=1):
        if document == wanted:
            return place
    return 0


def _of(results: Sequence[Result], score: str) -> list[float | None]:
    return [result.score(score) for result in results]


def _told(message: str, done: float) -> None:
    logging.getLogger(__name__).info("%s: %.0f %%", message, 100 * done)
