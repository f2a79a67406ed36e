"""Learn when the guidelines that ship answer a question: ``python -m eval.training.answering``.

Learns from ``eval/questions/answering.yaml`` and ``knowledge/rules/retrieval_calibration.yaml``, without the
questions nearly in ``eval/questions/guidelines.yaml``; prints how well it tells on questions that
it did not learn from, and writes ``knowledge/rules/answering.json``. Run it again when guidelines are added.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from assistant.encounter import Strict
from assistant.models.embeddings import embeddings as chosen_embeddings
from assistant.settings import ROOT, get_settings
from eval.question_set import Answerable, question_set
from retrieval.calibrate import read_questions
from retrieval.chance import FEATURES, RULES, features
from retrieval.generations import current_generation
from retrieval.guidelines import Guidelines
from retrieval.index import OpenIndex
from retrieval.manifest import PROBE
from retrieval.rules import search_rules
from retrieval.search import candidates, reranked, shared_with
from retrieval.vocabulary import is_question

QUESTIONS = Path(__file__).parents[1] / "questions" / "answering.yaml"
SAME = 0.9
"""Cosine similarity from which a question is nearly another one and is left out."""

KIND = 4.0
"""How much the numbers of the vector may weigh beside the features. This and STRENGTH are the best of a few
that were tried on questions left out in turn."""
STRENGTH = 0.3
"""Inverse strength of the penalty on weights, as scikit-learn counts it."""

KEPT = 0.96
"""Share of the answerable questions that are kept, among those not learned from."""

PARTS, SEED = 10, 5


class TrainingSet(Strict):
    """The file ``answering.yaml``. Unknown keys are refused."""

    version: int
    answerable: list[Answerable]
    unanswerable: list[str]


@dataclass(frozen=True)
class Examples:
    """Features (questions by FEATURES), vectors of the questions, and which of them have an answer."""

    features: NDArray[np.float64]
    vectors: NDArray[np.float64]
    answerable: NDArray[np.bool_]

    def table(self) -> NDArray[np.float64]:
        """Everything that is learned from, features in units of their spread."""
        scaled = (self.features - self.features.mean(0)) / self.features.std(0)
        return np.hstack([scaled, KIND * self.vectors])


def main() -> None:
    """Learn, print the figures as JSON, and write the file."""
    embeddings = chosen_embeddings(get_settings())
    with tempfile.TemporaryDirectory() as scratch:
        Guidelines(Path(scratch), embeddings).build(ROOT / "knowledge" / "guidelines")
        generation = current_generation(Path(scratch))
        assert generation is not None, "a build that ends leaves an index"
        index = OpenIndex(generation)
        found = examples(index, embeddings, asked(embeddings))
        index.close()
    unseen = chances_unseen(found)
    least = round(float(np.quantile(unseen[found.answerable], 1 - KEPT)), 3)
    write(found, embeddings.embed_query(PROBE), least)
    sys.stdout.write(json.dumps(figures(found.answerable, unseen, least), indent=1) + "\n")


def asked(embeddings: Embeddings) -> list[tuple[str, bool]]:
    """All questions to learn from, and whether each has an answer."""
    own = TrainingSet(**yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")))
    known = read_questions()
    every = [(one.question, True) for one in own.answerable] + [(text, False) for text in own.unanswerable]
    every += [(query.query, True) for query in known.answerable] + [
        (text, False) for text in known.unanswerable
    ]
    every = [(text, answerable) for text, answerable in every if is_question(text)]
    measured = question_set()
    others = [one.question for one in measured.answerable] + [one.question for one in measured.unanswerable]
    kept = np.asarray(embeddings.embed_documents([text for text, _ in every]))
    nearest = (kept @ np.asarray(embeddings.embed_documents(others)).T).max(axis=1)
    return [one for one, near in zip(every, nearest, strict=True) if near < SAME]


def examples(index: OpenIndex, embeddings: Embeddings, questions: Sequence[tuple[str, bool]]) -> Examples:
    """Search for each question; one that has no words to search for is left out."""
    rules = search_rules()
    rows, vectors, answerable = [], [], []
    for text, has_answer in questions:
        found = candidates(index, embeddings, text, rules)
        scored = reranked(index, found, rules) if found else []
        if found and scored:
            told = features(found.query, scored, shared_with(index, found.query, scored[0], rules))
            rows.append([told[name] for name in FEATURES])
            vectors.append(found.vector)
            answerable.append(has_answer)
    return Examples(np.asarray(rows), np.asarray(vectors, dtype=np.float64), np.asarray(answerable))


def chances_unseen(found: Examples) -> NDArray[np.float64]:
    """For each question the chance by what was learned from nine tenths of the others."""
    chances = np.zeros(len(found.answerable))
    table = found.table()
    parts = StratifiedKFold(PARTS, shuffle=True, random_state=SEED)
    for learned, rest in parts.split(table, found.answerable):
        made = fitted(table[learned], found.answerable[learned])
        chances[rest] = made.predict_proba(table[rest])[:, 1]
    return chances


def figures(answerable: NDArray[np.bool_], unseen: NDArray[np.float64], least: float) -> dict[str, float]:
    """Counts and shares, on questions that were not learned from."""
    return {
        "answerable": int(answerable.sum()),
        "unanswerable": int((~answerable).sum()),
        "auc": round(float(roc_auc_score(answerable, unseen)), 3),
        "least": least,
        "kept": round(float(np.mean(unseen[answerable] >= least)), 3),
        "refused": round(float(np.mean(unseen[~answerable] < least)), 3),
    }


def write(found: Examples, probe: list[float], least: float) -> None:
    """Learn from all, and keep weights that apply to features as they are."""
    learned = fitted(found.table(), found.answerable)
    mean, spread = found.features.mean(0), found.features.std(0)
    weights = learned.coef_[0][: len(FEATURES)] / spread
    made = {
        "least": least,
        "constant": round(float(learned.intercept_[0] - weights @ mean), 4),
        "features": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
        "kind": [round(float(KIND * weight), 4) for weight in learned.coef_[0][len(FEATURES) :]],
        "probe": [round(value, 5) for value in probe],
    }
    RULES.write_text(json.dumps(made) + "\n", encoding="utf-8")


def fitted(table: NDArray[np.float64], answerable: NDArray[np.bool_]) -> LogisticRegression:
    """Learned from a table of questions."""
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, answerable)


if __name__ == "__main__":
    main()
