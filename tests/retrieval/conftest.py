import hashlib
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from retrieval.vocabulary import words

GOOD = """---
title: {title}
terms: [{term}]
publisher: A society
source: A guideline
year: 2023
url: https://example.org/guideline
licence: Copyright of the publisher
population: Adults
last_checked: never
---

## Treatment

1. {first} [Strong] (Section 1)
2. {second} (Section 2)
"""


class HashedWords(Embeddings):
    """Vectors that count words: texts that share words are alike. ``seed`` makes another model."""

    def __init__(self, seed: str = "", size: int = 256) -> None:
        self.seed = seed
        self.size = size

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.zeros(self.size)
        for word in words(text):
            vector[int(hashlib.sha256((self.seed + word).encode()).hexdigest(), 16) % self.size] += 1
        return list((vector / max(float(np.linalg.norm(vector)), 1e-12)).tolist())


def guideline(title: str, term: str, first: str, second: str) -> str:
    return GOOD.format(title=title, term=term, first=first, second=second)


@pytest.fixture
def embeddings() -> HashedWords:
    return HashedWords()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Three small guidelines."""
    folder = tmp_path / "sources"
    folder.mkdir()
    texts = {
        "gout": guideline(
            "Gout", "gout flare", "Treat a gout flare with colchicine.", "Gout improves with allopurinol."
        ),
        "asthma": guideline(
            "Asthma", "wheezing", "Asthma is treated with an inhaled steroid.", "Check asthma inhalers."
        ),
        "fracture": guideline(
            "Wrist fracture", "broken wrist", "Splint a broken wrist.", "Image a wrist fracture."
        ),
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
