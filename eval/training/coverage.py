"""Train the salience of what is said: ``python -m eval.training.coverage --data FOLDER``.

Learns from ACI-Bench train and MTS-Dialog train (both CC BY 4.0) which of the things said are written, and
writes ``knowledge/rules/coverage.yaml`` and ``knowledge/vocabulary/written_words.json``. Reports on shortened
notes of the valid split of ACI-Bench: the rate must rise with what was taken out. Takes a minute.
"""

import json
import math
import random
from collections import Counter
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
import yaml
from sklearn.linear_model import LogisticRegression

from assistant.errors import InputRefused
from assistant.grounding.coverage import (
    NUMBER,
    CoverageRules,
    WrittenWords,
    coverage_rules,
    items,
    omission_rate,
    said_items,
    written_words,
)
from assistant.grounding.said import Conversation
from assistant.notes.plain import read_note
from assistant.settings import ROOT, get_settings
from assistant.speech.plain import parse_transcript
from eval.datasets import data_folder, load
from eval.metrics.correlation import correlation

SEED = 3
SETS = ("aci-bench", "mts-dialog")

RULES = ROOT / "knowledge" / "rules" / "coverage.yaml"
WORDS = ROOT / "knowledge" / "vocabulary" / "written_words.json"

HEADER = """# Read by assistant/grounding/coverage.py; made by `python -m eval.training.coverage`.
# Weights of the log odds that something said is written in the note. Learned from ACI-Bench train and
# MTS-Dialog train (CC BY 4.0).
"""

PRIOR = 2.0
"""Strength of the prior, in occurrences: a stem said once stays close to what all stems do."""

LEAST = 5
"""Conversations that say a stem at least, for it to stand in the table: fewer tell little."""

Example = tuple[Conversation, Counter[str], frozenset[str]]
"""A conversation, what was said in it and how often, and what its note has."""


def main(data: Annotated[Path | None, typer.Option(help="Folder with the data sets.")] = None) -> None:
    """Train, write the two data files, and print how the rate ranks shortened notes."""
    folder = data_folder(get_settings(), data)
    examples = [example for name in SETS for example in read(name, "train", folder)]
    random.Random(SEED).shuffle(examples)
    table = count(examples)
    rules = fit(examples)
    WORDS.write_text(json.dumps(table.model_dump(), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    RULES.write_text(HEADER + yaml.safe_dump(rules.model_dump(), sort_keys=False), encoding="utf-8")
    coverage_rules.cache_clear()
    written_words.cache_clear()
    report(folder)


def read(name: str, split: str, folder: Path) -> list[Example]:
    """The conversations of a split with their notes; those that cannot be read are left out."""
    found: list[Example] = []
    for sample in load(name, split, folder):
        try:
            conversation = Conversation(parse_transcript(sample.input.encode()))
        except InputRefused:
            continue
        found.append((conversation, said_items(conversation), frozenset(items(sample.reference))))
    return [example for example in found if example[1] and example[2]]


def count(examples: list[Example]) -> WrittenWords:
    """The chance of each stem that its note has it, drawn to the chance of all stems."""
    said: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for _, things, note in examples:
        for item in things:
            key = NUMBER if item[0].isdigit() else item
            said[key] += 1
            written[key] += item in note
    unknown = sum(written.values()) / sum(said.values())
    words = {w: (written[w] + PRIOR * unknown) / (n + PRIOR) for w, n in said.items() if n >= LEAST}
    return WrittenWords(unknown=round(unknown, 4), words={w: round(c, 4) for w, c in sorted(words.items())})


def fit(examples: list[Example]) -> CoverageRules:
    """The weights, learned on each half of the examples with the table of the other."""
    half = len(examples) // 2
    rows: list[list[float]] = []
    labels: list[bool] = []
    for known, new in ((examples[:half], examples[half:]), (examples[half:], examples[:half])):
        table = count(known)
        for _, said, note in new:
            for item, times in said.items():
                chance = table.chance(item)
                rows.append([math.log(chance / (1 - chance)), math.log(times), math.log(1 + len(said))])
                labels.append(item in note)
    fitted = LogisticRegression().fit(np.asarray(rows), np.asarray(labels))
    chance, times_weight, size = (round(float(w), 4) for w in fitted.coef_[0])
    intercept = round(float(fitted.intercept_[0]), 4)
    return CoverageRules(chance=chance, times=times_weight, size=size, intercept=intercept)


def report(folder: Path) -> None:
    """Spearman's rank correlation of the rate with the share of statements taken out of a note."""
    rng = random.Random(SEED)
    shares: list[float] = []
    rates: list[float] = []
    for sample in load("aci-bench", "valid", folder):
        conversation = Conversation(parse_transcript(sample.input.encode()))
        texts = [statement.text for statement in read_note(sample.reference).statements()]
        for share in (0.0, 0.2, 0.4, 0.6, 0.8):
            kept = rng.sample(texts, max(1, round(len(texts) * (1 - share))))
            shares.append(share)
            rates.append(omission_rate(" ".join(kept), conversation))
    whole = [rate for share, rate in zip(shares, rates, strict=True) if share == 0]
    figure = correlation("ACI-Bench valid, shortened notes", rates, shares)
    typer.echo(f"{figure.name}: {figure.text()}, n {figure.n}")
    typer.echo(f"ACI-Bench valid, whole notes: mean rate {np.mean(whole):.3f}")


if __name__ == "__main__":
    typer.run(main)
