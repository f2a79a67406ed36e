"""Task ``asking``: questions over the guidelines that ship, answered by the workflow and checked."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.asking.answer import Answer
from assistant.asking.support import Comparison
from assistant.errors import InputRefused
from assistant.progress import silent
from eval.datasets import Sample
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate, median, share
from eval.question_set import holds, question_set
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

ASKED = 100
"""Answerable questions that are asked, spread evenly over the set."""

ANSWERABLE, UNANSWERABLE = "answerable", "unanswerable"


class Asking:
    """Answers as the app gives them. The questions were written without looking at what is found."""

    name = "asking"
    purpose = "Answer questions from the guidelines that ship and check every citation."
    dataset = ""
    default_split = ANSWERABLE
    headline = "right_passage"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def __init__(self) -> None:
        self._prepared = False

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """100 answerable questions, or all unanswerable ones. Raises InputRefused for another split."""
        if split == UNANSWERABLE:
            return [
                Sample(id=f"none-{n}", input=one.question, meta={"kind": one.kind})
                for n, one in enumerate(question_set().unanswerable, start=1)
            ]
        if split != ANSWERABLE:
            raise InputRefused(f"The task asking has the splits {ANSWERABLE} and {UNANSWERABLE}.")
        every = question_set().answerable
        chosen = [every[at * len(every) // ASKED] for at in range(min(ASKED, len(every)))]
        return [
            Sample(id=f"q-{n}", input=one.question, meta={"recommendations": one.recommendations})
            for n, one in enumerate(chosen, start=1)
        ]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Ask one question. ``data`` has the sentences with their passages, to be read by people."""
        if not self._prepared:
            workflow.prepare_guidelines(silent)
            self._prepared = True
        started = time.perf_counter()
        answer = workflow.ask(sample.input)
        seconds = time.perf_counter() - started
        return Output(
            text=" ".join(sentence.text for sentence in answer.sentences),
            seconds={"ask": seconds},
            data={"answer": answer.model_dump(mode="json"), "to_read": to_read(answer)},
        )

    def score(self, output: Output, sample: Sample) -> Scores:
        """Counts and shares of one answer; shares of no sentences are unscored."""
        answer = Answer.model_validate(output.data["answer"])
        kept, written = len(answer.sentences), len(answer.sentences) + answer.dropped
        wanted = sample.meta.get("recommendations", [])
        right = sum(any(holds(s.passage, name) for name in wanted) for s in answer.sentences)
        found = any(holds(p.id, name) for p in answer.passages for name in wanted)
        return {
            "kept": float(kept),
            "dropped": float(answer.dropped),
            "cited_right": float(sum(holds_up(answer))),
            "as_written": float(sum(s.cited == "written" for s in answer.sentences)),
            "quoted": float(sum(s.cited == "quoted" for s in answer.sentences)),
            "answered": float(answer.outcome == "answered"),
            "nothing_found": float(answer.outcome == "nothing_found"),
            "right_found": float(found) if wanted else None,
            "right_passage": right / kept if kept and wanted else None,
            "dropped_share": answer.dropped / written if written else None,
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares over sentences and over questions."""
        kept, dropped = _sum(results, "kept"), _sum(results, "dropped")
        asked = [result for result in results if result.output]
        seconds = [result.output.seconds.get("ask") if result.output else None for result in results]
        return [
            share("Sentences with a correct citation, as code checks it", _sum(results, "cited_right"), kept),
            share(
                "Written sentences that the model cited right itself",
                _sum(results, "as_written"),
                kept + dropped,
            ),
            share("Sentences that quote the passage", _sum(results, "quoted"), kept),
            share("Written sentences dropped", dropped, kept + dropped),
            share("Questions answered", _sum(results, "answered"), len(asked)),
            share("Questions without an answer", len(asked) - _sum(results, "answered"), len(asked)),
            share("Questions with nothing found", _sum(results, "nothing_found"), len(asked)),
            estimate("Questions with a right recommendation found", _scores(results, "right_found"), "share"),
            estimate("Sentences from a right recommendation", _scores(results, "right_passage"), "share"),
            estimate("Median time of an answer", seconds, "s", median),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """There are none."""
        return {}


def holds_up(answer: Answer) -> list[bool]:
    """For each sentence whether its passage is there, holds its quote and bears it out, checked anew."""
    passages = {passage.id: passage for passage in answer.passages}
    return [
        s.passage in passages
        and s.quote in passages[s.passage].text
        and Comparison(s.text, passages[s.passage]).support().holds
        for s in answer.sentences
    ]


def to_read(answer: Answer) -> list[dict[str, Any]]:
    """Each sentence beside its passage, for a person to judge."""
    return [
        {
            "question": answer.question,
            "sentence": sentence.text,
            "cited": sentence.cited,
            "passage": sentence.passage,
            "heading": answer.passage(sentence.passage).heading(),
            "text": answer.passage(sentence.passage).text,
        }
        for sentence in answer.sentences
    ]


def _scores(results: Iterable[Result], name: str) -> list[float | None]:
    return [result.score(name) for result in results]


def _sum(results: Iterable[Result], name: str) -> int:
    return int(sum(score or 0.0 for score in _scores(results, name)))
