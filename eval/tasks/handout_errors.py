"""Task ``handout-errors``: errors planted in handouts that passed their gate, and how many are stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.encounter import Handout, Note, Strict
from assistant.handouts.explain import explain, measure
from assistant.notes.plain import read_note
from assistant.progress import Cancel, silent
from eval.datasets import Sample, load_splits
from eval.metrics.figure import Figure
from eval.metrics.interval import share
from eval.planted.handout_case import HANDOUT_ERRORS, Spoilt, Told
from eval.planted.handout_errors import edit, spoil
from eval.silent_chat import SilentChat
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.encounter import Severity
    from assistant.workflow import Workflow

HARMLESS = "harmless"


class Case(Strict):
    """One changed copy: what was changed, and the rules of its findings by severity."""

    kind: str
    how: str
    before: str
    after: str
    critical: list[str]
    major: list[str]

    def is_blocked(self) -> bool:
        """Whether the copy cannot be approved; the handout it was made from could be."""
        return bool(self.critical)

    def is_flagged(self) -> bool:
        """Whether a person is told of it at all."""
        return bool(self.critical or self.major)


class Spoiled(Strict):
    """One handout: whether it passed its gate, and its changed copies; none when it did not."""

    passed: bool
    cases: list[Case]

    def of(self, *kinds: str) -> list[Case]:
        """The copies with a change of these kinds."""
        return [case for case in self.cases if case.kind in kinds]


class HandoutErrors:
    """One change at a time in a handout that could be approved; the signed note is the truth."""

    name = "handout-errors"
    purpose = "Plant errors and harmless edits in handouts that passed the gate and see which block approval."
    dataset = "aci-bench"
    default_split = "valid+train"
    headline = "caught"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The written notes of this split, or of several joined by "+".

        When the folder is a finished run of the task ``handouts``, the handouts that it made.
        """
        # Imported here: the module of runs imports this package for the shape of a result.
        from eval.runs import RunFolder

        if (folder / "run.json").is_file():
            return [_finished(result) for result in RunFolder(folder).results() if result.output]
        return [sample for _, sample in load_splits(self.dataset, split, folder)]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Compare changed copies of one handout with its note; without a run, rules alone make it."""
        grade = workflow.settings.grade
        if "handout" in sample.meta:
            note = Note.model_validate(sample.meta["note"])
            handout = Handout.model_validate(sample.meta["handout"])
            measure(note, handout, grade)
        else:
            note = read_note(sample.reference)
            handout = explain(note, SilentChat(), grade, silent, Cancel())
        told, passed = Told(sample.id, note, handout), not _rules(handout, "critical")
        copies = [*spoil(told), *edit(told)] if passed else []
        cases = [_measured(note, copy, handout, grade) for copy in copies]
        return Output(text=handout.text(), data=Spoiled(passed=passed, cases=cases).model_dump(mode="json"))

    def score(self, output: Output, sample: Sample) -> Scores:
        """Did it pass; share of its errors that block approval, and of its harmless edits that do."""
        spoiled = Spoiled.model_validate(output.data)
        return {
            "passed": float(spoiled.passed),
            "caught": _rate(spoiled.of(*HANDOUT_ERRORS)),
            "false_blocks": _rate(spoiled.of(HARMLESS)),
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares caught, in all and by kind and way, and of harmless edits that block."""
        handouts = [Spoiled.model_validate(r.output.data) for r in results if r.output]
        errors = [case for handout in handouts for case in handout.of(*HANDOUT_ERRORS)]
        edits = [case for handout in handouts for case in handout.of(HARMLESS)]
        return [
            _blocked("Caught, all kinds", errors),
            *(_blocked(f"Caught: {_words(kind)}", _of(errors, kind)) for kind in HANDOUT_ERRORS),
            share("Caught or flagged, all kinds", sum(case.is_flagged() for case in errors), len(errors)),
            _blocked("Harmless edits that block", edits),
            share("Harmless edits that are flagged", sum(case.is_flagged() for case in edits), len(edits)),
            *(
                _blocked(f"Caught: {_words(kind)}, {how}", [c for c in _of(errors, kind) if c.how == how])
                for kind in HANDOUT_ERRORS
                for how in sorted({case.how for case in _of(errors, kind)})
            ),
            share("Handouts that passed the gate", sum(h.passed for h in handouts), len(handouts)),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these errors."""
        return {}


def _finished(result: Result) -> Sample:
    data = result.output.data if result.output else {}
    return Sample(id=result.id, input="", meta={"note": data["note"], "handout": data["handout"]})


def _measured(note: Note, copy: Spoilt, handout: Handout, grade: float) -> Case:
    before = {severity: _rules(handout, severity) for severity in ("critical", "major")}
    measure(note, copy.handout, grade)
    return Case(
        kind=copy.kind,
        how=copy.how,
        before=copy.before,
        after=copy.after,
        critical=_new(before["critical"], _rules(copy.handout, "critical")),
        major=_new(before["major"], _rules(copy.handout, "major")),
    )


def _rules(handout: Handout, severity: Severity) -> list[str]:
    return [f.rule for f in handout.findings if f.severity == severity and not f.resolution]


def _new(before: list[str], after: list[str]) -> list[str]:
    """Rules that are met more often than before."""
    return sorted((Counter(after) - Counter(before)).keys())


def _rate(cases: list[Case]) -> float | None:
    return sum(case.is_blocked() for case in cases) / len(cases) if cases else None


def _blocked(name: str, cases: list[Case]) -> Figure:
    return share(name, sum(case.is_blocked() for case in cases), len(cases))


def _of(cases: list[Case], kind: str) -> list[Case]:
    return [case for case in cases if case.kind == kind]


def _words(kind: str) -> str:
    return kind.replace("_", " ")
