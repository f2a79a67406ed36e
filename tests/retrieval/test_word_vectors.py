"""Single words by meaning, with vectors that are easy to follow."""

import numpy as np
import pytest

from retrieval.word_vectors import UNLIKE, WordVectors
from tests.retrieval.conftest import HashedWords

WORDS = WordVectors(["film", "gout", "x-ray"], np.array([[0.8, 0.6], [-1, 0], [1, 0]], dtype=np.float32))

CASES = [
    (["x-ray"], (0.8 - UNLIKE) / (1 - UNLIKE), "a word that is near in meaning"),
    (["gout", "film"], 1.0, "the nearest word counts"),
    (["gout"], 0.0, "an opposite word is unrelated"),
    (["unheard"], 0.0, "a word without a vector is unrelated"),
    ([], 0.0, "an empty text"),
]


@pytest.mark.parametrize(("text", "near", "why"), CASES, ids=[row[2] for row in CASES])
def test_nearness(text: list[str], near: float, why: str) -> None:
    asked = WORDS.of(["film"], HashedWords())
    assert WORDS.nearness(asked, text) == pytest.approx([near])


def test_unknown_words_are_embedded_and_known_ones_are_not() -> None:
    model = HashedWords(size=2)
    rows = WORDS.of(["x-ray", "scabies", "gout"], model)
    assert rows[[0, 2]].tolist() == [[1, 0], [-1, 0]]
    assert rows[1].tolist() == pytest.approx(model.embed_query("scabies"))
    assert WORDS.of([], model).shape[0] == 0
