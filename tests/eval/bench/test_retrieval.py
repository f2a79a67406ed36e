import numpy as np
import pytest

from eval.bench import retrieval
from eval.bench.retrieval import NoisyEmbeddings, measure_growth, repeated
from eval.medquad import texts_of
from tests.eval.test_medquad import ANSWERS
from tests.retrieval.conftest import HashedWords


@pytest.mark.parametrize("size", [1, 2, 5])
def test_passages_are_repeated_with_a_word_of_their_own(size: int) -> None:
    grown = repeated(texts_of(ANSWERS), size)
    assert len(grown.passages) == len({passage.id for passage in grown.passages}) == size
    assert len(set(grown.embedded())) == len(grown.embedded())
    assert {passage.document for passage in grown.passages} == {document.id for document in grown.own}


def test_vectors_after_the_first_are_real_ones_with_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "REAL", 2)
    inner = HashedWords()
    noisy = NoisyEmbeddings(inner)
    real = noisy.embed_documents(["gout", "asthma"])
    assert real == inner.embed_documents(["gout", "asthma"])
    more = np.asarray(noisy.embed_documents(["measles", "mumps", "rickets"]))
    assert np.linalg.norm(more, axis=1) == pytest.approx(1)
    assert (more @ np.asarray(real).T).max(axis=1) == pytest.approx(0.95, abs=0.05)
    assert noisy.made == 2
    assert noisy.embed_query("gout") == inner.embed_query("gout")


def test_each_size_is_measured() -> None:
    made = measure_growth(ANSWERS, [3, 2], HashedWords())
    assert [one.passages for one in made.sizes] == [2, 3]
    assert all(one.disk_bytes > 0 and one.p95_ms >= one.p50_ms > 0 for one in made.sizes)
    assert "| 3 |" in made.text()
