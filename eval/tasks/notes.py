"""Task ``notes``: draft each visit of ACI-Bench with the workflow and compare it with the written note."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ProvenoteError
from assistant.notes.bloat import bloat
from assistant.progress import Cancel, silent
from eval.datasets import Sample, load, load_predictions
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate, median
from eval.metrics.length import WITHIN, length_ratio, within
from eval.metrics.rouge import rouge
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

MEANS = {
    "rouge1": ("ROUGE-1", "F1, 0-100"),
    "rouge2": ("ROUGE-2", "F1, 0-100"),
    "rougeLsum": ("ROUGE-Lsum", "F1, 0-100"),
    "rougeLsum_sentences": ("ROUGE-Lsum, one sentence a line", "F1, 0-100"),
    "length_ratio": ("Length beside the reference", "words/words"),
    "length_within": (f"Notes within {WITHIN[0]}-{WITHIN[1]} of the reference length", "share"),
    "words_per_fact": ("Words per fact", "words/fact"),
}


class Notes:
    """Drafts from the dialogue alone; nothing of the reference is shown to the model."""

    name = "notes"
    purpose = "Draft a note from each visit's dialogue and compare it with the note a person wrote."
    dataset = "aci-bench"
    default_split = "valid"
    headline = "rouge1"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The visits of this split."""
        return load(self.dataset, split, folder)

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Draft one visit. Raises InputRefused when the dialogue is not accepted."""
        encounter = workflow.new_encounter(sample.id)
        workflow.add_transcript(encounter.id, sample.input.encode())
        started = time.perf_counter()
        workflow.draft(encounter.id, silent, Cancel())
        seconds = time.perf_counter() - started
        note = workflow.records.load(encounter.id).note
        if note is None:
            raise ProvenoteError(f"Visit {sample.id}: drafting ended without a note. Start the run again.")
        return Output(
            text=note.text(), seconds={"draft": seconds}, data={"note": note.model_dump(mode="json")}
        )

    def score(self, output: Output, sample: Sample) -> Scores:
        """ROUGE, length beside the reference, and words per fact."""
        ratio = length_ratio(output.text, sample.reference)
        return {
            **rouge(output.text, sample.reference),
            "length_ratio": ratio,
            "length_within": within(ratio),
            "words_per_fact": bloat(output.text).words_per_fact,
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Means over visits, and the median time."""
        figures = [
            estimate(label, [result.score(key) for result in results], unit)
            for key, (label, unit) in MEANS.items()
        ]
        seconds = [result.output.seconds.get("draft") if result.output else None for result in results]
        if any(value is not None for value in seconds):
            figures.append(estimate("Median time of a draft", seconds, "s", median))
        return figures

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """The published notes of other systems, where the data set has them for this split."""
        predictions = load_predictions(self.dataset, split, folder)
        return {
            system: {sample: Output(text=text) for sample, text in texts.items()}
            for system, texts in predictions.items()
        }
