"""Task ``grounding-omissions``: facts taken out of written notes, and how many are listed as missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.encounter import Omission, Strict
from eval.datasets import Sample, load_splits
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate, share
from eval.planted import visit_of
from eval.planted.deletions import FACTS, Deleted, delete_all, without
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

SEVERITIES = ("critical", "major", "minor")


class Missed(Strict):
    """One fact taken out, and the severities of the new omissions that name it."""

    deleted: Deleted
    severities: list[str]


class Visited(Strict):
    """One visit: its facts taken out, and how many omissions its note has as it was written."""

    split: str
    facts: list[Missed]
    untouched: dict[str, int]


class GroundingOmissions:
    """One fact at a time is taken out of a note; it has to be listed as missing."""

    name = "grounding-omissions"
    purpose = "Take facts out of written notes and see which are listed as missing."
    dataset = "aci-bench"
    default_split = "valid"
    headline = "found"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The visits of this split, or of several joined by "+"."""
        return [
            sample.model_copy(update={"meta": {**sample.meta, "split": one}})
            for one, sample in load_splits(self.dataset, split, folder)
        ]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Check the note as it is, then copies of it without a fact."""
        visit = visit_of(sample)
        before = workflow.check_note(visit.note, visit.transcript).omissions
        facts: list[Missed] = []
        for deleted in delete_all([visit]):
            after = workflow.check_note(without(visit.note, deleted), visit.transcript).omissions
            new = [omission for omission in after if _key(omission) not in {_key(o) for o in before}]
            named = [omission.severity for omission in new if deleted.is_named_by(omission)]
            facts.append(Missed(deleted=deleted, severities=[str(severity) for severity in named]))
        untouched = Counter(str(omission.severity) for omission in before)
        visited = Visited(split=str(sample.meta["split"]), facts=facts, untouched=untouched)
        return Output(text="", data=visited.model_dump(mode="json"))

    def score(self, output: Output, sample: Sample) -> Scores:
        """Share of the facts that were listed as missing, and omissions of the note as it was written."""
        visited = Visited.model_validate(output.data)
        found = sum(bool(fact.severities) for fact in visited.facts)
        return {
            "found": found / len(visited.facts) if visited.facts else None,
            "untouched": float(sum(visited.untouched.values())),
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares found by kind of fact, over all and by split, and omissions a note."""
        visits = [Visited.model_validate(r.output.data) for r in results if r.output]
        figures = _figures(visits, "")
        splits = list(dict.fromkeys(visit.split for visit in visits))
        for split in splits if len(splits) > 1 else []:
            figures += _figures([v for v in visits if v.split == split], f"{split}: ")
        return figures

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these notes."""
        return {}


def _key(omission: Omission) -> tuple[str, int, str]:
    return omission.kind, omission.utterance, omission.quote


def _figures(visits: list[Visited], head: str) -> list[Figure]:
    facts = [fact for visit in visits for fact in visit.facts]
    return [
        _found(f"{head}Listed as missing, all facts", facts),
        *(
            _found(
                f"{head}Listed as missing: {kind.replace('_', ' ')}",
                [f for f in facts if f.deleted.fact == kind],
            )
            for kind in FACTS
        ),
        estimate(
            f"{head}Omissions of an untouched note",
            [float(sum(v.untouched.values())) for v in visits],
            "a note",
        ),
        *(
            estimate(
                f"{head}Omissions of an untouched note, {severity}",
                [float(v.untouched.get(severity, 0)) for v in visits],
                "a note",
            )
            for severity in SEVERITIES
        ),
    ]


def _found(name: str, facts: list[Missed]) -> Figure:
    return share(name, sum(bool(fact.severities) for fact in facts), len(facts))
