"""Task ``emergencies``: are patients' messages that tell of an emergency pointed out, and only those?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.safety.emergencies import emergencies
from eval.datasets import Sample, load_splits
from eval.metrics.figure import Figure
from eval.metrics.interval import share
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

LABEL = "emergency"


class Emergencies:
    """Messages labelled by their publisher. Every second line of a file was seen when rules were written."""

    name = "emergencies"
    purpose = "Point out emergencies in patients' messages, and leave other messages alone."
    dataset = "ai-alliance"
    default_split = "emergencies+others+prescriptions"
    headline = "right"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The messages in the order of their files. ``seen``: in view when rules were written."""
        return [
            sample.model_copy(
                update={"id": f"{file}-{sample.id}", "meta": {**sample.meta, "seen": int(sample.id) % 2 == 1}}
            )
            for file, sample in load_splits(self.dataset, split, folder)
        ]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Look through one message. No model is asked."""
        found = emergencies(sample.input)
        return Output(
            text="; ".join(one.span for one in found),
            data={"rules": [one.rule for one in found], "kinds": [one.kind for one in found]},
        )

    def score(self, output: Output, sample: Sample) -> Scores:
        """1 or 0: is it one, was something found, was that right, is it to call now, was the line seen."""
        is_one, found = LABEL in str(sample.meta["labels"]), bool(output.data["rules"])
        return {
            "right": float(is_one == found),
            "emergency": float(is_one),
            "found": float(found),
            "call": float("call" in output.data["kinds"]),
            "seen": float(bool(sample.meta["seen"])),
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Recall and specificity with Wilson's interval: the lines not looked at first, then all."""
        unseen = [result for result in results if result.score("seen") == 0]
        halves = {"every second line, not looked at first": unseen, "all lines": results}
        made = [
            figure
            for name, chosen in halves.items()
            for figure in (
                _share(f"Recall, {name}", chosen, 1, "right"),
                _share(f"Specificity, {name}", chosen, 0, "right"),
            )
        ]
        return [*made, _share("Emergencies for which the number is to be called now", results, 1, "call")]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing was published for these messages."""
        return {}


def _share(name: str, results: Sequence[Result], emergency: float, score: str) -> Figure:
    chosen = [
        value for r in results if r.score("emergency") == emergency and (value := r.score(score)) is not None
    ]
    return share(name, round(sum(chosen)), len(chosen))
