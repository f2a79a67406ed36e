"""Measures the search on questions with known answers, and the threshold below which nothing is shown.

``python -m retrieval.calibrate`` prints the figures that are noted in ``knowledge/rules/retrieval.toml``.
The threshold is chosen on all questions; how well such a choice does on questions it has not seen is
checked by choosing on every other question and counting on the rest, both ways round.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict

from assistant.models.embeddings import embeddings as chosen_embeddings
from assistant.settings import ROOT, get_settings
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.rules import SearchRules, search_rules
from retrieval.search import score

QUESTIONS = ROOT / "knowledge" / "rules" / "retrieval_calibration.yaml"


class Answerable(BaseModel):
    """A problem name and the documents, any of which is right."""

    model_config = ConfigDict(extra="forbid")

    query: str
    documents: list[str]


class Questions(BaseModel):
    """Problem names that the guidelines cover, and some that they do not."""

    model_config = ConfigDict(extra="forbid")

    answerable: list[Answerable]
    unanswerable: list[str]


class Figures(BaseModel):
    """Shares are 0 to 1. ``kept`` and ``refused`` are of questions that the threshold was not chosen on."""

    answerable: int
    unanswerable: int
    first_is_right: float
    right_in_three: float
    auc: float
    weakest: float
    kept: float
    refused: float
    milliseconds_p50: float
    milliseconds_p95: float


def read_questions(path: Path = QUESTIONS) -> Questions:
    """The questions in a file; unknown keys are refused."""
    return Questions(**yaml.safe_load(path.read_text(encoding="utf-8")))


def threshold(covered: Sequence[float], uncovered: Sequence[float]) -> float:
    """The middle of the range that keeps the covered and refuses the uncovered best, both weighed alike."""
    edges = np.unique([0.0, *covered, *uncovered, 1.0])
    middles = (edges[1:] + edges[:-1]) / 2
    right = [np.mean(np.array(covered) >= m) + np.mean(np.array(uncovered) < m) for m in middles]
    return round(float(middles[int(np.argmax(right))]), 3)


def measure(index: OpenIndex, embeddings: Embeddings, questions: Questions, rules: SearchRules) -> Figures:
    """Ask all questions and compare the answers with the known ones."""
    ranked: list[list[str]] = []
    tops: list[float] = []
    took: list[float] = []
    for query in [a.query for a in questions.answerable] + questions.unanswerable:
        start = time.perf_counter()
        scores = score(index, embeddings, query, rules)
        took.append(1000 * (time.perf_counter() - start))
        ranked.append(sorted(scores, key=lambda name: -scores[name])[:3])
        tops.append(max(scores.values(), default=0.0))
    count = len(questions.answerable)
    covered, uncovered = tops[:count], tops[count:]
    unseen = [_unseen(covered, uncovered, half) for half in (0, 1)]
    found = [[name.partition(":")[0] for name in names] for names in ranked[:count]]
    right = list(zip(found, [set(a.documents) for a in questions.answerable], strict=True))
    return Figures(
        answerable=count,
        unanswerable=len(uncovered),
        first_is_right=_share([bool(names) and names[0] in wanted for names, wanted in right]),
        right_in_three=_share([bool(wanted & set(names)) for names, wanted in right]),
        auc=_share([c > u for c in covered for u in uncovered]),
        weakest=threshold(covered, uncovered),
        kept=_share([kept for halves in unseen for kept in halves[0]]),
        refused=_share([refused for halves in unseen for refused in halves[1]]),
        milliseconds_p50=round(float(np.percentile(took, 50)), 1),
        milliseconds_p95=round(float(np.percentile(took, 95)), 1),
    )


def _unseen(covered: list[float], uncovered: list[float], half: int) -> tuple[list[bool], list[bool]]:
    """Which covered questions are kept and which others refused, by a threshold from the other half."""
    chosen = threshold(covered[1 - half :: 2], uncovered[1 - half :: 2])
    return [c >= chosen for c in covered[half::2]], [u < chosen for u in uncovered[half::2]]


def _share(values: Sequence[bool]) -> float:
    return round(float(np.mean(values)), 3)


def main() -> None:
    """Build an index of the guidelines that ship in a folder of its own, measure, and print JSON."""
    embeddings = chosen_embeddings(get_settings())
    with tempfile.TemporaryDirectory() as scratch:
        Guidelines(Path(scratch), embeddings).build(ROOT / "knowledge" / "guidelines")
        generation = current_generation(Path(scratch))
        if generation is not None:
            index = OpenIndex(generation)
            figures = measure(index, embeddings, read_questions(), search_rules())
            index.close()
            sys.stdout.write(json.dumps(figures.model_dump(), indent=1) + "\n")


if __name__ == "__main__":
    main()
