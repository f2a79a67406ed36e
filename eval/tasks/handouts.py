"""Task ``handouts``: handouts of written notes: are they easy, is all there, is nothing added?"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.encounter import Handout
from assistant.handouts.readability import flesch_kincaid
from assistant.notes.plain import read_note
from assistant.progress import Cancel, silent
from eval.datasets import Sample, load_splits
from eval.metrics.facts_kept import FACT_KINDS, Fact, added, kept, must_keep, of_the_plan
from eval.metrics.figure import Figure
from eval.metrics.interval import FloatArray, estimate, estimate_rows, median, percentile, ratio, share
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.encounter import Note
    from assistant.workflow import Workflow

MEDIANS = {
    "grade_before_gate": "Grade of the model's first wordings, median",
    "grade_rules": "Grade by rules alone, median",
    "grade_note": "Grade of the note, median",
}


class Handouts:
    """The written note is taken as signed; the workflow makes the handout as it does for the app."""

    name = "handouts"
    purpose = "Make handouts of written notes: reading grade, facts kept, facts added, who needs a person."
    dataset = "aci-bench"
    default_split = "valid+train20"
    headline = "kept"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The written notes of this split, or of several joined by "+"."""
        return [sample for _, sample in load_splits(self.dataset, split, folder)]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """One handout with its note and the facts that were counted."""
        note = read_note(sample.reference)
        started = time.perf_counter()
        handout = workflow.handout_of(note, silent, Cancel())
        seconds = time.perf_counter() - started
        data = {
            "note": note.model_dump(mode="json"),
            "handout": handout.model_dump(mode="json"),
            "facts": _counted(must_keep(note), note, handout),
            "plan": _counted(of_the_plan(note), note, handout),
            "added": [fact.model_dump() for fact in added(note, handout)],
        }
        return Output(text=handout.text(), seconds={"handout": seconds}, data=data)

    def score(self, output: Output, sample: Sample) -> Scores:
        """Grades (US school years), facts and those kept, facts added, and whether a person is needed."""
        handout = Handout.model_validate(output.data["handout"])
        facts, plan = output.data["facts"], output.data["plan"]
        blocked = any(f.severity == "critical" and not f.resolution for f in handout.findings)
        return {
            "grade": grade_of(handout),
            "grade_before_gate": _number(handout.provenance.get("grade_before_gate")),
            "grade_rules": _number(handout.provenance.get("grade_rules")),
            "grade_note": flesch_kincaid(sample.reference),
            "kept": sum(f["kept"] for f in facts) / len(facts) if facts else None,
            "facts": float(len(facts)),
            "plan_kept": sum(f["kept"] for f in plan) / len(plan) if plan else None,
            "added": float(len(output.data["added"])),
            "needs_person": float(blocked),
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Grades, facts kept in all and by kind, facts added, handouts that need a person, seconds."""
        outputs = [result.output for result in results if result.output]
        grades = [result.score("grade") for result in results]
        needy = [value for r in results if (value := r.score("needs_person")) is not None]
        return [
            estimate("Flesch-Kincaid grade, median", grades, "school year", median),
            estimate("Flesch-Kincaid grade, 90th percentile", grades, "school year", percentile(90)),
            *(
                estimate(label, [r.score(key) for r in results], "school year", median)
                for key, label in MEDIANS.items()
            ),
            _kept("Must-keep facts kept", [output.data["facts"] for output in outputs]),
            *_by_kind([fact for output in outputs for fact in output.data["facts"]]),
            _kept("Facts of the whole plan told", [output.data["plan"] for output in outputs]),
            estimate("Added facts, all handouts", [r.score("added") for r in results], "facts", _total),
            share("Handouts that need a person", round(sum(needy)), len(needy)),
            estimate("Time of a handout, median", [_seconds(r) for r in results], "s", median),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these notes."""
        return {}


def grade_of(handout: Handout) -> float | None:
    """Flesch-Kincaid grade of the handout's sentences; None when it has none."""
    told = "\n".join(sentence.text for sentence in handout.sentences())
    return flesch_kincaid(told) if told else None


def _counted(facts: list[Fact], note: Note, handout: Handout) -> list[dict[str, Any]]:
    return [{**fact.model_dump(), "kept": kept(fact, note, handout)} for fact in facts]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _seconds(result: Result) -> float | None:
    return result.output.seconds.get("handout") if result.output else None


def _total(drawn: FloatArray) -> Any:
    return drawn.sum(axis=1)


def _kept(name: str, notes: list[list[dict[str, Any]]]) -> Figure:
    """Share of all facts; drawn over handouts, whose facts are alike. Wilson's where draws cannot differ."""
    rows = [(sum(fact["kept"] for fact in facts), len(facts)) for facts in notes if facts]
    found, count = sum(row[0] for row in rows), sum(row[1] for row in rows)
    if len(rows) < 2 or found == count:
        return share(name, found, count)
    figure = estimate_rows(name, np.asarray(rows, dtype=np.float64), ratio, "share")
    return figure.model_copy(update={"n": count})


def _by_kind(facts: list[dict[str, Any]]) -> list[Figure]:
    made: list[Figure] = []
    for kind in FACT_KINDS:
        mine = [fact for fact in facts if fact["kind"] == kind]
        name = f"Must-keep facts kept: {kind.replace('_', ' ')}"
        made.append(share(name, sum(fact["kept"] for fact in mine), len(mine)))
    return made
