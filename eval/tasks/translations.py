"""Task ``translations``: handouts of the valid notes in another language, and which facts survive."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.encounter import Handout, Medicine
from assistant.errors import InputRefused
from assistant.handouts.explain import explain
from assistant.handouts.languages import LANGUAGES
from assistant.handouts.translate import translate
from assistant.notes.plain import read_note
from assistant.progress import Cancel, silent
from eval.datasets import Sample, load
from eval.metrics.figure import Figure
from eval.metrics.interval import estimate, median, share
from eval.metrics.translated_facts import TRANSLATED_FACTS, counted, denies, is_english, survival
from eval.recording_chat import RecordingChat
from eval.silent_chat import SilentChat
from eval.tasks.task import Output, Result, Scores

if TYPE_CHECKING:
    from assistant.workflow import Workflow

NOTES = ("aci-bench", "valid")
STAGES = {"first": "first answers", "after": "after the gate"}


class Translations:
    """The split is the language. The English handout is made by rules alone: only translating is measured."""

    name = "translations"
    purpose = "Translate handouts into the language that the split names, such as es; count what survives."
    dataset = ""
    default_split = "es"
    headline = "after_kept"
    method = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").strip()

    def samples(self, folder: Path, split: str) -> list[Sample]:
        """The written notes of ACI-Bench valid. Raises InputRefused for a language that cannot be counted."""
        if split not in counted() or split not in LANGUAGES:
            raise InputRefused(f"{split} cannot be counted. Languages: {', '.join(counted())}.")
        return [s.model_copy(update={"meta": {"language": split}}) for s in load(*NOTES, folder)]

    def run_one(self, sample: Sample, workflow: Workflow) -> Output:
        """One English handout and its translation, with the model's first answer to each sentence."""
        note, language = read_note(sample.reference), str(sample.meta["language"])
        english = explain(note, SilentChat(), workflow.settings.grade, silent, Cancel())
        chat = RecordingChat(inner=workflow.chat())
        started = time.perf_counter()
        told = translate(english, language, chat, silent, Cancel())
        seconds = time.perf_counter() - started
        first = chat.first_answers()
        pairs = [
            {"english": one.text, "first": first.get(one.text, ""), "after": other.text}
            for one, other in zip(english.sentences(), told.sentences(), strict=True)
        ]
        blocked = any(f.severity == "critical" and not f.resolution for f in told.findings)
        data = {"pairs": pairs, "rows": _rows(english, told), "blocked": blocked, "language": language}
        return Output(text=told.text(), seconds={"translate": seconds}, data=data)

    def score(self, output: Output, sample: Sample) -> Scores:
        """Facts and survivors by stage and kind; sentences, those translated, denials that came in."""
        language, pairs = output.data["language"], output.data["pairs"]
        translated = [pair for pair in pairs if _is_translated(pair)]
        scores: Scores = {
            "sentences": float(len(pairs)),
            "translated": float(len(translated)),
            "blocked": float(output.data["blocked"]),
            "affirmed": float(sum(not denies(p["english"], "en") for p in translated)),
            "turned": float(
                sum(denies(p["after"], language) and not denies(p["english"], "en") for p in translated)
            ),
        }
        after = [(p["english"], p["after"]) for p in translated]
        after += [(row["english"], row["after"]) for row in output.data["rows"]]
        scores |= _survived("first", [(p["english"], p["first"]) for p in pairs], language)
        return scores | _survived("after", after, language)

    def figures(self, results: Sequence[Result]) -> list[Figure]:
        """Shares of the facts that survived, before and after the gate, and of the sentences translated."""
        times = [r.output.seconds.get("translate") if r.output else None for r in results]
        return [
            *(
                _share(results, f"Facts that survive, {label}", f"{stage}_kept_facts", f"{stage}_facts")
                for stage, label in STAGES.items()
            ),
            *(
                _share(results, f"{_many(kind)}, {label}", f"{stage}_{kind}_kept", f"{stage}_{kind}")
                for stage, label in STAGES.items()
                for kind in TRANSLATED_FACTS
            ),
            _share(results, "Sentences with a denial that the English has not", "turned", "affirmed"),
            _share(results, "Sentences translated", "translated", "sentences"),
            share("Translations that need a person", round(_sum(results, "blocked")), _scored(results)),
            estimate("Time of a translation, median", times, "s", median),
        ]

    def baselines(self, folder: Path, split: str) -> Mapping[str, Mapping[str, Output]]:
        """Nothing is published for these handouts."""
        return {}


def _rows(english: Handout, told: Handout) -> list[dict[str, str]]:
    """The medicine table, row by row: its name and amounts."""
    pairs = zip(english.medicines, told.medicines, strict=True)
    return [{"english": _row(one), "after": _row(other)} for one, other in pairs]


def _row(row: Medicine) -> str:
    return ", ".join(part for part in (row.name, row.how_much, row.when, row.until) if part)


def _is_translated(pair: dict[str, Any]) -> bool:
    return bool(pair["after"]) and pair["after"] != pair["english"] and not is_english(pair["after"])


def _survived(stage: str, pairs: list[tuple[str, str]], language: str) -> Scores:
    found = [one for english, told in pairs for one in survival(english, told, language)]
    scores: Scores = {}
    for kind in TRANSLATED_FACTS:
        mine = [one for one in found if one.kind == kind]
        scores[f"{stage}_{kind}"] = float(sum(one.facts for one in mine))
        scores[f"{stage}_{kind}_kept"] = float(sum(one.kept for one in mine))
    facts, kept = sum(one.facts for one in found), sum(one.kept for one in found)
    scores[f"{stage}_facts"], scores[f"{stage}_kept_facts"] = float(facts), float(kept)
    scores[f"{stage}_kept"] = kept / facts if facts else None
    return scores


def _share(results: Sequence[Result], name: str, found: str, of: str) -> Figure:
    return share(name, round(_sum(results, found)), round(_sum(results, of)))


def _sum(results: Sequence[Result], score: str) -> float:
    return sum(value for result in results if (value := result.score(score)) is not None)


def _scored(results: Sequence[Result]) -> int:
    return sum(result.score("blocked") is not None for result in results)


def _many(kind: str) -> str:
    return f"{kind.capitalize()}s that survive"
