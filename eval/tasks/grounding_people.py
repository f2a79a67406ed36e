"""Task ``grounding-people``: do the checks agree with people who scored 400 machine summaries?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.encounter import Note, Section, Statement
from assistant.errors import InputRefused
from assistant.grounding.claims import claims
from assistant.grounding.coverage import omission_rate
from assistant.grounding.said import Conversation
from assistant.notes.sentences import split_sentences
from assistant.speech.plain import parse_transcript
from eval.datasets import Sample, load
from eval.metrics.correlation import correlation
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate
from eval.metrics.rouge import rouge
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

OURS = {
    "hallucinated": {
        "unsupported": "our unsupported rate",
        "unsupported_claims": "our unsupported rate by claims",
        "doubt": "1 - our mean support",
        "least": "1 - our least support",
    },
    "omitted": {"missing": "our omission rate", "listed": "our listed omissions to claims"},
}
"""What is set against which score of the people."""

PEOPLE = {"hallucinated": "hallucination rate", "omitted": "omission rate"}
ROUGE = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L"}


class GroundingPeople:
    """Short dialogues of MTS-Dialog, four machine summaries of each, and people's scores."""

    name = "grounding-people"
    purpose = "Compare the checks with people's scores of machine summaries, beside ROUGE."
    dataset = "mts-dialog-people"
    default_split = "valid"
    headline = "supported"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The scored summaries in the order of the files."""
        return load(self.dataset, split, folder)

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """Check one summary. Raises InputRefused when it has no sentence."""
        note = summary_note(str(sample.meta["Automatic Summary"]))
        if not note.statements():
            raise InputRefused("This summary is empty.")
        transcript = parse_transcript(sample.input.encode())
        checked = workflow.check_note(note, transcript)
        missing = omission_rate(note, Conversation(transcript))
        return Output(text=note.text(), data={"note": checked.model_dump(mode="json"), "missing": missing})

    def score(self, output: Output, sample: Sample) -> Scores:
        """Our rates, people's rates, and what ROUGE leaves to 1."""
        note = Note.model_validate(output.data["note"])
        summary, reference = (_one_line(t) for t in (str(sample.meta["Automatic Summary"]), sample.reference))
        f1 = rouge(summary, reference)
        left = {"rouge1": f1["rouge1"], "rouge2": f1["rouge2"], "rougeL": f1["rougeLsum"]}
        return {
            **rates(note),
            "missing": float(output.data["missing"]),
            "hallucinated": float(sample.meta["HallucinationRate"]),
            "omitted": float(sample.meta["OmissionRate"]),
            **{name: None if value is None else 1 - value / 100 for name, value in left.items()},
        }

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Rank correlations with people's scores, ours and ROUGE's, and the rates themselves."""

        def scores(name: str) -> list[float | None]:
            return [result.score(name) for result in results]

        return [
            *(
                correlation(f"{PEOPLE[theirs]} and {label}", scores(name), scores(theirs))
                for theirs, ours in OURS.items()
                for name, label in {**ours, **{k: f"1 - {v}" for k, v in ROUGE.items()}}.items()
            ),
            estimate("Mean hallucination rate, people", scores("hallucinated"), "share"),
            estimate("Mean unsupported rate, ours", scores("unsupported"), "share"),
            estimate("Mean omission rate, people", scores("omitted"), "share"),
            estimate("Mean omission rate, ours", scores("missing"), "share"),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """The summaries themselves are what is scored."""
        return {}


def summary_note(summary: str) -> Note:
    """A summary as a note of one section; its headings, if any, are text."""
    texts = [s for line in summary.splitlines() for s in split_sentences(line) if any(map(str.isalnum, s))]
    statements = [Statement(id=f"s{number}", text=text) for number, text in enumerate(texts, start=1)]
    return Note(sections=[Section(key="note", title="Note", statements=statements)])


def rates(note: Note) -> Scores:
    """What the checks say of a note, each 0 to 1 and higher for worse, but for ``supported`` and counts."""
    statements = note.statements()
    weights = [len(claims(statement.text)) for statement in statements]
    wrong = [statement.verdict != "supported" for statement in statements]
    supported = sum(weight for weight, bad in zip(weights, wrong, strict=True) if not bad)
    omissions = len(note.omissions)
    unsupported = sum(wrong) / len(statements)
    return {
        "supported": 1 - unsupported,
        "unsupported": unsupported,
        "unsupported_claims": 1 - supported / sum(weights),
        "doubt": 1 - sum(statement.support for statement in statements) / len(statements),
        "least": 1 - min(statement.support for statement in statements),
        "listed": omissions / (omissions + sum(weights)),
    }


def _one_line(text: str) -> str:
    """On one line ROUGE-Lsum is ROUGE-L."""
    return " ".join(text.split())
