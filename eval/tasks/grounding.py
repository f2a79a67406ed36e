"""Task ``grounding``: errors planted in the written notes of ACI-Bench, and how many the checks find."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.encounter import Finding, Statement, Strict
from eval.datasets import Sample, load_splits
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate_rows, ratio, share
from eval.planted import CRITICAL, KINDS, Kind, Planted, plant_all, visit_of, with_planted
from eval.planted.plant import rounds
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.encounter import Severity
    from assistant.workflow import Workflow

SERIOUS: tuple[Severity, ...] = ("critical", "major")


class Case(Strict):
    """One planted error and what the checks said: the worst severity, and by which rules.

    ``before`` is the worst severity of the same statement without the error, "" for none.
    """

    planted: Planted
    severity: str
    rules: list[str]
    before: str = ""

    def is_found(self) -> bool:
        """True when the statement has a critical or major finding."""
        return self.severity in SERIOUS


class Visited(Strict):
    """One visit: the severities of its untouched statements that have a finding, and its errors."""

    split: str
    statements: int
    untouched: dict[str, str]
    cases: list[Case]

    def flagged(self, *severities: str) -> int:
        """How many untouched statements have a finding this serious."""
        return sum(worst in severities for worst in self.untouched.values())


class Grounding:
    """One error at a time in a note that a person wrote; the dialogue is the truth."""

    name = "grounding"
    purpose = "Plant errors in written notes and see which the checks find, and what they flag besides."
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
        """Check the note as it is, then copies of it with errors in them."""
        visit = visit_of(sample)
        started = time.perf_counter()
        untouched = workflow.check_note(visit.note, visit.transcript).statements()
        seconds = time.perf_counter() - started
        worst = {s.id: severity for s in untouched if (severity := worst_of(s.findings))}
        cases: list[Case] = []
        for errors in rounds(plant_all([visit])):
            checked = workflow.check_note(with_planted(visit.note, errors), visit.transcript)
            there = {s.id: s for s in checked.statements()}
            cases += [_case(error, there[error.statement], worst) for error in errors]
        visited = Visited(
            split=str(sample.meta["split"]), statements=len(untouched), untouched=worst, cases=cases
        )
        return Output(text="", seconds={"check": seconds}, data=visited.model_dump(mode="json"))

    def score(self, output: Output, sample: Sample) -> Scores:
        """Share of the errors that were found, and of the untouched statements that were flagged."""
        visited = Visited.model_validate(output.data)
        found = sum(case.is_found() for case in visited.cases)
        return {
            "found": found / len(visited.cases) if visited.cases else None,
            "flagged": visited.flagged(*SERIOUS) / visited.statements if visited.statements else None,
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares found by kind, over all and by split, and what was flagged besides."""
        visits = [Visited.model_validate(r.output.data) for r in results if r.output]
        figures = _figures(visits, "", detailed=True)
        splits = list(dict.fromkeys(visit.split for visit in visits))
        for split in splits if len(splits) > 1 else []:
            figures += _figures([v for v in visits if v.split == split], f"{split}: ", detailed=False)
        return figures

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these errors."""
        return {}


def worst_of(findings: Iterable[Finding]) -> str:
    """The highest severity, "" without findings."""
    severities = {finding.severity for finding in findings}
    return next((s for s in ("critical", "major", "minor") if s in severities), "")


def _case(error: Planted, statement: Statement, untouched: dict[str, str]) -> Case:
    return Case(
        planted=error,
        severity=worst_of(statement.findings),
        rules=sorted({f.rule for f in statement.findings if f.severity in SERIOUS}),
        before=untouched.get(error.statement, ""),
    )


def _figures(visits: list[Visited], head: str, *, detailed: bool) -> list[Figure]:
    cases = [case for visit in visits for case in visit.cases]
    harmful = [case for case in cases if case.planted.kind in CRITICAL]
    figures = [
        _found(f"{head}Found, all kinds", cases),
        _found(f"{head}Found, kinds that can harm", harmful),
        *(_found(f"{head}Found: {_words(kind)}", _of(cases, kind)) for kind in KINDS),
    ]
    if detailed:
        clean = [case for case in cases if case.before not in SERIOUS]
        figures += [
            _found("Found, all kinds, in statements not flagged before", clean),
            *(_critical(f"Found as critical: {_words(kind)}", _of(cases, kind)) for kind in CRITICAL),
        ]
    return [*figures, *_flags(visits, head)]


def _flags(visits: list[Visited], head: str) -> list[Figure]:
    """Untouched statements with findings; the interval is drawn over visits: those of one are alike."""
    rows: dict[str, list[tuple[int, int]]] = {
        "critical or major": [(v.flagged(*SERIOUS), v.statements) for v in visits],
        "critical": [(v.flagged("critical"), v.statements) for v in visits],
    }
    return [
        estimate_rows(
            f"{head}Untouched statements flagged {name}", np.asarray(pairs, dtype=np.float64), ratio, "share"
        ).model_copy(update={"n": sum(statements for _, statements in pairs)})
        for name, pairs in rows.items()
    ]


def _of(cases: list[Case], kind: Kind) -> list[Case]:
    return [case for case in cases if case.planted.kind == kind]


def _found(name: str, cases: list[Case]) -> Figure:
    return share(name, sum(case.is_found() for case in cases), len(cases))


def _critical(name: str, cases: list[Case]) -> Figure:
    return share(name, sum(case.severity == "critical" for case in cases), len(cases))


def _words(kind: Any) -> str:
    return str(kind).replace("_", " ")
