"""Measures the search on questions with known answers, and the threshold below which nothing is shown.

``python -m retrieval.calibrate`` prints the figures that are noted in ``knowledge/rules/retrieval.toml``.
Problem names and whole questions have a threshold each. It is chosen on all of them; how well such a choice
does on others it has not seen is checked by choosing on every other one and counting on the rest, both ways
round.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import yaml
from langchain_core.embeddings import Embeddings
from pydantic import BaseModel, ConfigDict

from assistant.models.embeddings import embeddings as chosen_embeddings
from assistant.settings import ROOT, get_settings
from retrieval.chunk_blocks import blocks_of
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.passage import Passage
from retrieval.rules import SearchRules, search_rules
from retrieval.search import ranked
from retrieval.vocabulary import is_question

Kind = Literal["names", "questions"]

KEPT: dict[Kind, float] = {"names": 0.92, "questions": 0.96}
"""Share of what can be answered that a threshold must not refuse. More of the questions, because theirs is
for a practice's own documents alone: to show one of these in vain costs less than not to find it."""

QUESTIONS = ROOT / "knowledge" / "rules" / "retrieval_calibration.yaml"


class Answerable(BaseModel):
    """A query and the documents or the recommendations (``acne:3``), any of which is right."""

    model_config = ConfigDict(extra="forbid")

    query: str
    documents: list[str] = []
    recommendations: list[str] = []

    def has_answer(self) -> bool:
        """True if something in the guidelines answers the query."""
        return bool(self.documents or self.recommendations)

    def is_in(self, passage: Passage) -> bool:
        """True if the passage answers the query."""
        numbers = blocks_of(passage.id)
        named = (name.rpartition(":") for name in self.recommendations)
        return passage.document in self.documents or any(
            passage.document == document and int(number) in numbers for document, _, number in named
        )


@dataclass(frozen=True)
class Asked:
    """A query that was asked: the best score, and which of the passages found answer it, best first."""

    known: Answerable
    top: float
    right: list[bool]
    milliseconds: float


class Questions(BaseModel):
    """Problem names and questions that the guidelines answer, and some that they do not."""

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


def threshold(covered: Sequence[float], uncovered: Sequence[float], kept: float) -> float:
    """The score that refuses most of the uncovered while it keeps this share of the covered.

    In the middle between two scores, so that nothing hangs on the last digit.
    """
    edges = np.unique([0.0, *covered, *uncovered, 1.0])
    middles = (edges[1:] + edges[:-1]) / 2
    keeping = [float(m) for m in middles if np.mean(np.array(covered) >= m) >= kept]
    refused = [float(np.mean(np.array(uncovered) < m)) for m in keeping]
    return round(keeping[int(np.argmax(refused))], 3)


def measure(
    index: OpenIndex, embeddings: Embeddings, questions: Questions, rules: SearchRules
) -> dict[Kind, Figures]:
    """Ask all, and compare the answers with the known ones; problem names and whole questions apart."""
    every = [*questions.answerable, *(Answerable(query=query) for query in questions.unanswerable)]
    kinds: dict[Kind, list[Asked]] = {"names": [], "questions": []}
    for one in every:
        start = time.perf_counter()
        found = ranked(index, embeddings, one.query, rules)
        took = 1000 * (time.perf_counter() - start)
        kind: Kind = "questions" if is_question(one.query) else "names"
        kinds[kind].append(Asked(one, found[0].score if found else 0.0, [one.is_in(p) for p in found], took))
    return {kind: _figures(asked, KEPT[kind]) for kind, asked in kinds.items() if asked}


def _figures(asked: Sequence[Asked], kept: float) -> Figures:
    covered = [one for one in asked if one.known.has_answer()]
    tops, others = [one.top for one in covered], [one.top for one in asked if not one.known.has_answer()]
    unseen = [_unseen(tops, others, half, kept) for half in (0, 1)]
    took = [one.milliseconds for one in asked]
    return Figures(
        answerable=len(covered),
        unanswerable=len(others),
        first_is_right=_share([any(one.right[:1]) for one in covered]),
        right_in_three=_share([any(one.right[:3]) for one in covered]),
        auc=_share([c > u for c in tops for u in others]),
        weakest=threshold(tops, others, kept),
        kept=_share([one for halves in unseen for one in halves[0]]),
        refused=_share([one for halves in unseen for one in halves[1]]),
        milliseconds_p50=round(float(np.percentile(took, 50)), 1),
        milliseconds_p95=round(float(np.percentile(took, 95)), 1),
    )


def _unseen(
    covered: list[float], uncovered: list[float], half: int, kept: float
) -> tuple[list[bool], list[bool]]:
    """Which covered questions are kept and which others refused, by a threshold from the other half."""
    chosen = threshold(covered[1 - half :: 2], uncovered[1 - half :: 2], kept)
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
            sys.stdout.write(
                json.dumps({kind: one.model_dump() for kind, one in figures.items()}, indent=1) + "\n"
            )


if __name__ == "__main__":
    main()
