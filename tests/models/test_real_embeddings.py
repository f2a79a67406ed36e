import numpy as np
import pytest

from assistant.models.embeddings import embeddings
from assistant.models.fetch import ensure
from assistant.progress import silent
from assistant.settings import Settings

pytestmark = pytest.mark.models


def test_near_meanings_have_near_vectors() -> None:
    settings = Settings(profile="small", embedding_base_url="")
    ensure("embeddings", settings, silent)
    texts = ["My knee hurts.", "There is pain in the knee.", "The invoice is paid."]
    vectors = np.asarray(embeddings(settings).embed_documents(texts))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
