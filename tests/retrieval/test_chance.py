"""When a question is answered by what ships, and when nothing is shown."""

from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

import retrieval.search
from retrieval.chance import FEATURES, Answering, answering, features
from retrieval.index import OpenIndex
from retrieval.manifest import PROBE
from retrieval.passage import Passage, Why
from retrieval.query import read_query
from retrieval.rules import search_rules
from retrieval.search import search
from retrieval.why import Shared
from tests.retrieval.conftest import HashedWords
from tests.retrieval.test_search import opened


def learned(embeddings: HashedWords, **weights: float) -> Answering:
    told = {name: weights.get(name, 0.0) for name in FEATURES}
    size = embeddings.size
    return Answering(
        least=0.5,
        constant=weights.get("constant", 0.0),
        features=told,
        kind=[0.0] * size,
        probe=embeddings.embed_query(PROBE),
    )


@pytest.fixture
def index(tmp_path: Path, sources: Path, embeddings: HashedWords) -> OpenIndex:
    return opened(tmp_path, sources, embeddings)


def asked(
    index: OpenIndex, embeddings: HashedWords, made: Answering, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setattr(retrieval.search, "answering", lambda: made)
    found = search(index, embeddings, "What treats a gout flare?", 3, search_rules())
    return [passage.document for passage in found]


def test_a_likely_answer_is_shown(
    index: OpenIndex, embeddings: HashedWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(index, embeddings, learned(embeddings, constant=1), monkeypatch)[0] == "gout"


def test_an_unlikely_one_is_not_however_good_its_score(
    index: OpenIndex, embeddings: HashedWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(index, embeddings, learned(embeddings, constant=-1), monkeypatch) == []


def test_with_another_embedding_model_the_score_decides(
    index: OpenIndex, embeddings: HashedWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = learned(HashedWords(seed="other"), constant=-9)
    assert asked(index, embeddings, other, monkeypatch)[0] == "gout"


def test_the_kind_of_question_counts(embeddings: HashedWords) -> None:
    vector = np.asarray(embeddings.embed_query("What does it cost?"), dtype=np.float32)
    made = learned(embeddings).model_copy(update={"kind": (-2 * vector).tolist()})
    assert made.chance(dict.fromkeys(FEATURES, 0.0), vector) < 0.2
    assert made.chance(dict.fromkeys(FEATURES, 0.0), np.zeros_like(vector)) == pytest.approx(0.5)


def scored(score: float) -> Passage:
    return Passage(
        id="gout:1", document="gout", title="Gout", section="Flares", text="", publisher="", year=2020,
        source="", url="", licence="", sha256="", score=score,
        why=Why(scores={"passage": 0.5, "covered": 0.4, "near": 0.3}),
    )  # fmt: skip


def test_features() -> None:
    query = read_query("How is ocrelizumab given yesterday 300 in gout?")
    assert query
    best = Shared(found=("gout",), lacking=("ocrelizumab", "yesterday", "300"), covered=0.4, together=0)
    made = features(query, [scored(0.6), scored(0.4), scored(0.2)], best)
    assert made["gap"] == pytest.approx(0.3)
    assert made["lacking"] == len("ocrelizumab") - 4
    assert (made["passage"], made["covered"], made["near"]) == (0.5, 0.4, 0.3)
    assert features(query, [scored(0.6)], best)["gap"] == 0


def test_the_file_that_ships_is_whole_and_checked() -> None:
    made = answering()
    assert len(made.kind) == len(made.probe)
    with pytest.raises(ValidationError):
        Answering(**{**made.model_dump(), "more": 1})
    with pytest.raises(ValidationError, match="weight for each"):
        Answering(**{**made.model_dump(), "features": {"gap": 1}})
