from typing import Any

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.errors import ModelUnavailable
from assistant.models.embeddings import LateEmbeddings, UnitEmbeddings, embeddings, identity
from assistant.settings import Settings
from tests.models.endpoint_by_hand import Endpoint


class Lengths(Embeddings):
    """Vectors that are not of length 1: (length of the text, 0)."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        assert texts, "an endpoint refuses an empty list"
        return [[float(len(text)), 0.0] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def test_vectors_have_length_one() -> None:
    unit = UnitEmbeddings(Lengths())
    assert unit.embed_documents(["abc", "a"]) == [[1.0, 0.0], [1.0, 0.0]]
    assert unit.embed_query("abcd") == [1.0, 0.0]


def test_a_vector_of_nothing_stays_finite() -> None:
    assert UnitEmbeddings(Lengths()).embed_query("") == [0.0, 0.0]


def test_no_texts_no_vectors() -> None:
    assert UnitEmbeddings(Lengths()).embed_documents([]) == []


def _answer(count: int) -> dict[str, Any]:
    data = [{"object": "embedding", "index": n, "embedding": [3.0, 4.0]} for n in range(count)]
    return {"object": "list", "model": "m", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def test_an_endpoint_gets_texts_and_gives_unit_vectors(settings: Settings, endpoint: Endpoint) -> None:
    endpoint.body = _answer(2)
    remote = settings.model_copy(update={"embedding_base_url": endpoint.url, "embedding_model": "e"})
    found = np.asarray(embeddings(remote).embed_documents(["one", "two"]))
    assert found == pytest.approx(np.asarray([[0.6, 0.8], [0.6, 0.8]]))
    path, _, sent = endpoint.asked[0]
    assert (path, sent["input"]) == ("/v1/embeddings", ["one", "two"])


def test_it_is_made_once(settings: Settings, endpoint: Endpoint) -> None:
    remote = settings.model_copy(update={"embedding_base_url": endpoint.url, "embedding_model": "e"})
    assert embeddings(remote) is embeddings(remote)


def test_a_failing_endpoint_is_said_plainly(settings: Settings, endpoint: Endpoint) -> None:
    endpoint.status, endpoint.body = 401, {}
    remote = settings.model_copy(update={"embedding_base_url": endpoint.url, "embedding_model": "e"})
    with pytest.raises(ModelUnavailable, match="refused the key"):
        embeddings(remote).embed_query("one")


@pytest.mark.parametrize(
    ("changes", "message", "reason"),
    [
        ({"embedding_base_url": "https://8.8.8.8/v1", "embedding_model": "e"}, "public", "never sent out"),
        ({"embedding_base_url": "http://127.0.0.1:1/v1"}, "PROVENOTE_EMBEDDING_MODEL", "which model?"),
        ({}, "make setup", "the file is missing"),
    ],
)
def test_refusals(settings: Settings, changes: dict[str, str], message: str, reason: str) -> None:
    with pytest.raises(ModelUnavailable, match=message):
        embeddings(settings.model_copy(update=changes))


def test_late_embeddings_are_made_once_and_only_when_used() -> None:
    made: list[Lengths] = []

    def make() -> Lengths:
        made.append(Lengths())
        return made[-1]

    late = LateEmbeddings(make)
    assert made == []
    assert late.embed_query("abc") == [3.0, 0.0] and late.embed_documents(["a"]) == [[1.0, 0.0]]
    assert len(made) == 1


def test_a_model_is_told_from_another_without_loading_it(settings: Settings) -> None:
    other = settings.model_copy(
        update={"embedding_base_url": "http://127.0.0.1:1/v1", "embedding_model": "e"}
    )
    third = other.model_copy(update={"embedding_model": "f"})
    assert len({identity(settings), identity(other), identity(third)}) == 3
