"""Task ``retrieval-guidelines``: questions over the guidelines that ship, found or refused."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import ROOT
from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate, median, share
from eval.question_set import holds, question_set
from eval.tasks.task import Output, Result, Scores
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.rules import search_rules
from retrieval.search import ranked, search

if TYPE_CHECKING:
    from assistant.workflow import Workflow

SOURCES = ROOT / "knowledge" / "guidelines"
SHOWN = 3


class RetrievalGuidelines:
    """What a search over the guidelines that ship shows, and whether it rightly shows nothing."""

    name = "retrieval-guidelines"
    purpose = "Find the right recommendation for a question, and nothing where there is none."
    dataset = ""
    default_split = "all"
    headline = "right"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def __init__(self) -> None:
        self._index: OpenIndex | None = None

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """All questions, those with an answer first."""
        questions = question_set()
        return [
            Sample(id=f"q-{n}", input=one.question, meta={"recommendations": list(one.recommendations)})
            for n, one in enumerate(questions.answerable, start=1)
        ] + [
            Sample(id=f"none-{n}", input=one.question, meta={"kind": one.kind})
            for n, one in enumerate(questions.unanswerable, start=1)
        ]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Search once as the app does, and once without the threshold."""
        index, rules = self._opened(workflow), search_rules()
        started = time.perf_counter()
        shown = search(index, workflow.embeddings(), sample.input, SHOWN, rules)
        seconds = time.perf_counter() - started
        best = ranked(index, workflow.embeddings(), sample.input, rules)[:SHOWN]
        found = {"shown": [p.id for p in shown], "best": [p.id for p in best]}
        scores = {p.id: p.why.scores for p in best if p.why}
        return Output(text="", seconds={"search": seconds}, data={**found, "scores": scores})

    def score(self, output: Output, sample: Sample) -> Scores:
        """1 or 0; what does not apply to a question is unscored."""
        wanted = sample.meta.get("recommendations")
        shown = bool(output.data["shown"])
        if wanted is None:
            return {"right": float(not shown), "refused rightly": float(not shown)}
        right = any(holds(p, name) for p in output.data["shown"] for name in wanted)
        best = any(holds(p, name) for p in output.data["best"] for name in wanted)
        return {
            "right": float(right),
            "recall": float(right),
            "recall before the threshold": float(best),
            "refused wrongly": float(not shown),
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares with Wilson's interval, and the median time of a search."""
        seconds = [result.output.seconds.get("search") if result.output else None for result in results]
        return [
            _share("recall@3: a right recommendation is shown", results, "recall"),
            _share("recall@3 before the threshold", results, "recall before the threshold"),
            _share("Answerable questions refused", results, "refused wrongly"),
            _share("Unanswerable questions refused", results, "refused rightly"),
            estimate("Median time of a search", seconds, "s", median),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """There are none."""
        return {}

    def _opened(self, workflow: Workflow) -> OpenIndex:
        """An index of what ships and nothing else, kept between runs."""
        if self._index is None:
            folder = workflow.settings.data_dir / "eval-indexes" / "guidelines"
            store = Guidelines(folder, workflow.embeddings())
            if not store.is_current(SOURCES):
                store.build(SOURCES)
            made = current_generation(folder)
            assert made is not None, "a build that ends leaves an index"
            self._index = OpenIndex(made)
        return self._index


def _share(name: str, results: Sequence[Result], score: str) -> Figure:
    values = [value for result in results if (value := result.score(score)) is not None]
    return share(name, round(sum(values)), len(values))
