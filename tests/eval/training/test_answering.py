"""Learning when a question is answered: the questions, and that what is written is what was learned."""

from pathlib import Path

import numpy as np
import pytest
import yaml

import eval.training.answering
from assistant.settings import ROOT
from eval.question_set import question_set, recommendation_ids
from eval.training.answering import QUESTIONS, Examples, TrainingSet, asked, chances_unseen, figures, write
from retrieval.chance import FEATURES, Answering
from retrieval.load import load_folder
from tests.fakes import FakeEmbeddings


def training_set() -> TrainingSet:
    return TrainingSet(**yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")))


def test_the_questions_name_recommendations_that_ship() -> None:
    known = {name for d in load_folder(ROOT / "knowledge" / "guidelines") for name in recommendation_ids(d)}
    named = {name for one in training_set().answerable for name in one.recommendations}
    assert named <= known


def test_no_question_that_is_measured_is_learned_from() -> None:
    measured = {one.question for one in question_set().answerable}
    measured |= {one.question for one in question_set().unanswerable}
    learned = {text for text, _ in asked(FakeEmbeddings())}
    assert learned
    assert not measured & learned


def examples() -> Examples:
    """Two kinds of questions that differ in one feature and in one number of their vector."""
    random = np.random.default_rng(1)
    answerable = np.arange(60) % 2 == 0
    features = random.normal(size=(60, len(FEATURES)))
    vectors = random.normal(size=(60, 4)) / 10
    features[:, 0] += 2 * answerable
    vectors[:, 1] += answerable / 4
    return Examples(features, vectors, answerable)


def test_what_is_written_gives_the_chances_that_were_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = examples()
    monkeypatch.setattr(eval.training.answering, "RULES", tmp_path / "answering.json")
    write(found, [1.0, 0.0, 0.0, 0.0], 0.3)
    made = Answering.model_validate_json((tmp_path / "answering.json").read_bytes())
    chances = [
        made.chance(dict(zip(FEATURES, map(float, row), strict=True)), vector.astype(np.float32))
        for row, vector in zip(found.features, found.vectors, strict=True)
    ]
    learned = eval.training.answering.fitted(found.table(), found.answerable)
    assert chances == pytest.approx(learned.predict_proba(found.table())[:, 1], abs=0.01)
    assert made.least == 0.3


def test_figures_are_of_questions_not_learned_from() -> None:
    found = examples()
    told = figures(found.answerable, chances_unseen(found), least=0.5)
    assert told["auc"] > 0.9
    shuffled = Examples(found.features, found.vectors, np.random.default_rng(2).permutation(found.answerable))
    assert figures(shuffled.answerable, chances_unseen(shuffled), least=0.5)["auc"] < 0.75
