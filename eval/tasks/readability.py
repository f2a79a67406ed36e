"""Task ``readability``: do the measures of readability rank sentences as published rules do?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.handouts.reading import reading_report
from eval.datasets import Sample
from eval.metrics.correlation import correlation
from eval.metrics.figure import Figure
from eval.rated_sentences import rated_sentences
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

MEASURES = {
    "flesch_kincaid": "Flesch-Kincaid grade",
    "smog": "SMOG grade",
    "words": "Words in a sentence",
    "jargon": "Jargon terms",
    "passive": "Passive verbs",
    "reasons": "Reasons why a sentence is marked as hard",
}


class Readability:
    """Sixty sentences, rated by reading before anything was measured; higher is plainer."""

    name = "readability"
    purpose = "Hold the measures of readability against 60 sentences rated by published plain-language rules."
    dataset = ""
    default_split = "all"
    headline = "rating"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The sentences in the order of their file."""
        return [
            Sample(id=str(number), input=one.text, meta={"rating": one.rating})
            for number, one in enumerate(rated_sentences(), start=1)
        ]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Measure one sentence. No model is asked."""
        return Output(text=sample.input, data=reading_report(sample.input).model_dump(mode="json"))

    def score(self, output: Output, sample: Sample) -> Scores:
        """The rating, and each measure turned round, so that higher is plainer for all."""
        data = output.data
        hard: Scores = {
            "flesch_kincaid": data["flesch_kincaid"],
            "smog": data["smog"],
            "words": float(data["words"]),
            "jargon": float(data["jargon_terms"]),
            "passive": float(data["passive_sentences"]),
            "reasons": float(sum(len(one["reasons"]) for one in data["hardest"])),
        }
        plain: Scores = {name: -value for name, value in hard.items() if value is not None}
        return {"rating": float(sample.meta["rating"]), **plain}

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Spearman's rho of the rating and each measure."""
        ratings = [result.score("rating") for result in results]
        return [
            correlation(f"{label} and rating", [result.score(name) for result in results], ratings)
            for name, label in MEASURES.items()
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these sentences."""
        return {}
