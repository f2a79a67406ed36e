"""Train the support score: ``python -m eval.training.support --data FOLDER``.

Learns from ACI-Bench train and MTS-Dialog train (both CC BY 4.0), reports on their valid splits, and
writes ``knowledge/rules/support.yaml`` and ``knowledge/vocabulary/said_words.json``. Takes minutes.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from assistant.grounding.support import Chances, Support, Vector, said_words, support_rules
from assistant.models.embeddings import embeddings
from assistant.settings import ROOT, get_settings
from eval.datasets import data_folder
from eval.training.pairs import Pair, embed, foreign, read_pairs
from eval.training.words import WordCounts

SEED = 3

RULES = ROOT / "knowledge" / "rules" / "support.yaml"
WORDS = ROOT / "knowledge" / "vocabulary" / "said_words.json"

HEADER = """# Read by assistant/grounding/support.py; made by `python -m eval.training.support`, not by hand.
# A claim scores the chance that it was said. Below `unsupported` lies 0.2 % of what was said in the training
# visits, below `doubtful` 5 %. Learned from ACI-Bench train and MTS-Dialog train (CC BY 4.0).
"""

REASON = 0.9
"""Below this, the reason or purpose that a sentence gives counts as hardly said. Chosen, not learned: to take
out a reason that was said costs little, and small models make them up."""

LOST = (0.002, 0.05)
"""Share of what was said that may fall below ``unsupported``, which alarms, and ``doubtful``, which hints."""


@dataclass(frozen=True)
class Features:
    """Values (claims by features), the features' names, and whether each claim was said (1) or not (0)."""

    names: list[str]
    values: NDArray[np.float64]
    labels: NDArray[np.int64]


def main(data: Annotated[Path | None, typer.Option(help="Folder with the data sets.")] = None) -> None:
    """Train, write the two data files, and print how well they tell on the valid splits."""
    folder = data_folder(get_settings(), data)
    model = embeddings(get_settings())
    train, valid = read_pairs(folder, "train"), read_pairs(folder, "valid")
    meaning = {**embed(train, model), **embed(valid, model)}
    counts = count_words(train)
    found = rows(train, meaning, counts)
    scaler = StandardScaler().fit(found.values)
    fitted = LogisticRegression().fit(scaler.transform(found.values), found.labels)
    said = fitted.predict_proba(scaler.transform(found.values[found.labels == 1]))[:, 1]
    low, high = (float(np.quantile(said, share)) for share in LOST)
    table = {"unknown": counts.unknown(), "words": counts.table()}
    WORDS.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")
    write(found.names, scaler, fitted, (low, high))
    said_words.cache_clear()
    support_rules.cache_clear()
    for whole, label in ((True, "ACI-Bench valid"), (False, "MTS-Dialog valid")):
        held_out = rows([pair for pair in valid if pair.whole == whole], meaning, None)
        report(label, held_out, fitted, scaler)


def count_words(pairs: list[Pair]) -> WordCounts:
    """Count written and said stems; the chance of being heard anywhere comes from whole visits."""
    counts = WordCounts()
    for pair in pairs:
        counts.add_note((set(claim.words) for claim in pair.claims), pair.heard)
        if pair.whole:
            counts.add_visit(pair.heard)
    return counts.finish()


def rows(pairs: list[Pair], meaning: dict[str, Vector], counts: WordCounts | None) -> Features:
    """Features of each pair's own claims (label 1) and of as many from other notes (label 0).

    With ``counts`` a claim's own occurrence is left out of the chances of its words: it must not teach
    its own score. Without, the chances are those of the vocabulary file, as in the app.
    """
    features: list[dict[str, float]] = []
    labels: list[int] = []
    for pair, others in zip(pairs, foreign(pairs, SEED), strict=True):
        scorer = Support(pair.conversation)
        for claim, label in [*((c, 1) for c in pair.claims), *((c, 0) for c in others)]:
            near = pair.vectors @ meaning[claim.text]
            chances = leave_out(counts, pair.heard if label else None) if counts else None
            features.append(scorer.features(set(claim.words), near, chances))
            labels.append(label)
    names = list(features[0])
    return Features(names, np.asarray([[f[n] for n in names] for f in features]), np.asarray(labels))


def leave_out(counts: WordCounts, heard: frozenset[str] | None) -> Chances:
    """Chances without one occurrence in a note whose visit had these stems; all of them for None."""
    return lambda word: counts.chances(word, None if heard is None else word in heard)


def write(
    names: list[str], scaler: StandardScaler, fitted: LogisticRegression, limits: tuple[float, float]
) -> None:
    """The rules file: weights with what they were centred and scaled by, and the thresholds."""
    columns = zip(names, scaler.mean_, scaler.scale_, fitted.coef_[0], strict=True)
    weights = {n: {"mean": _short(m), "scale": _short(s), "weight": _short(w)} for n, m, s, w in columns}
    body = {
        "weights": weights,
        "intercept": _short(fitted.intercept_[0]),
        "unsupported": _short(limits[0]),
        "doubtful": _short(limits[1]),
        "reason": REASON,
    }
    RULES.write_text(HEADER + yaml.safe_dump(body, sort_keys=False), encoding="utf-8")


def report(label: str, found: Features, fitted: LogisticRegression, scaler: StandardScaler) -> None:
    """Area under the curve, and what the thresholds lose and catch, on claims that taught nothing."""
    rules = support_rules()
    scores, labels = fitted.predict_proba(scaler.transform(found.values))[:, 1], found.labels
    for name, limit in (("unsupported", rules.unsupported), ("doubtful", rules.doubtful)):
        lost, caught = (float(np.mean(scores[labels == of] < limit)) for of in (1, 0))
        typer.echo(f"{label}: below {name} ({limit}): {lost:.3f} of what was said, {caught:.3f} of the rest")
    typer.echo(f"{label}: n {len(labels)}, AUC {roc_auc_score(labels, scores):.3f}")


def _short(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    typer.run(main)
